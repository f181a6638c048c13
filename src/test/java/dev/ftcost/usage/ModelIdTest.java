package dev.ftcost.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelIdTest {
    @ParameterizedTest
    @CsvSource({
            // Every form in which a fine-tuned model is written.
            "ft:gpt-4o-2024-08-06:acme:support:Ab12cD34, gpt-4o-2024-08-06, ft:gpt-4o-2024-08-06, ft:gpt-4o, true",
            "ft:gpt-4o-2024-08-06:acme::Ab12cD34, gpt-4o-2024-08-06, ft:gpt-4o-2024-08-06, ft:gpt-4o, true",
            "ft:gpt-4o-2024-08-06:acme:support:Ab12cD34:ckpt-step-88, gpt-4o-2024-08-06, ft:gpt-4o-2024-08-06, ft:gpt-4o, true",
            "ft:gpt-4o-mini-2024-07-18:acme::Ab12:ckpt-step-340, gpt-4o-mini-2024-07-18, ft:gpt-4o-mini-2024-07-18, ft:gpt-4o-mini, true",
            "ft:gpt-3.5-turbo-0125:personal:yay-renew:APjjyG8E:ckpt-step-84, gpt-3.5-turbo-0125, ft:gpt-3.5-turbo-0125, ft:gpt-3.5-turbo, true",
            "ft:gpt-3.5-turbo:my-org:custom_suffix:id, gpt-3.5-turbo, ft:gpt-3.5-turbo, ft:gpt-3.5-turbo, true",
            "ft:gpt-3.5-turbo-0125:personal:BjlIyXNp, gpt-3.5-turbo-0125, ft:gpt-3.5-turbo-0125, ft:gpt-3.5-turbo, true",
            "ft:gpt-4.1-nano-2025-04-14:acme::B1, gpt-4.1-nano-2025-04-14, ft:gpt-4.1-nano-2025-04-14, ft:gpt-4.1-nano, true",
            "ft:o4-mini-2025-04-16:acme::B1, o4-mini-2025-04-16, ft:o4-mini-2025-04-16, ft:o4-mini, true",
            "ft:gpt-4-0613:acme::B1, gpt-4-0613, ft:gpt-4-0613, ft:gpt-4, true",
            "ft:babbage-002:acme::B1, babbage-002, ft:babbage-002, ft:babbage-002, true",
            "davinci:ft-acme-2023-05-01-10-00-00, davinci, ft:davinci, ft:davinci, true",
            "ada:ft-acme:model-2023-05-01-10-00-00, ada, ft:ada, ft:ada, true",
            "gpt-4o-mini-2024-07-18.ft-0123abcd, gpt-4o-mini-2024-07-18, ft:gpt-4o-mini-2024-07-18, ft:gpt-4o-mini, true",
            "ft:gpt-4o-mini-2024-07-18, gpt-4o-mini-2024-07-18, ft:gpt-4o-mini-2024-07-18, ft:gpt-4o-mini, true",
            // Another vendor's: fine-tuned, and on no card of ours under any name but its own.
            "ft:open-mistral-7b:b6e34a5e:20240530:8f3d5c05, open-mistral-7b, ft:open-mistral-7b:b6e34a5e:20240530:8f3d5c05, ft:open-mistral-7b:b6e34a5e:20240530:8f3d5c05, true",
            // No fine-tuned model, colon or not.
            "gpt-3.5-turbo-instruct:20230824-v2, gpt-3.5-turbo-instruct:20230824-v2, gpt-3.5-turbo-instruct:20230824-v2, gpt-3.5-turbo-instruct:20230824-v2, false",
            "gpt-4o-mini-2024-07-18, gpt-4o-mini-2024-07-18, gpt-4o-mini-2024-07-18, gpt-4o-mini, false",
            "gpt-4-0613, gpt-4-0613, gpt-4-0613, gpt-4, false",
            "gpt-4-32k-0613, gpt-4-32k-0613, gpt-4-32k-0613, gpt-4-32k, false",
            "gpt-4-1106-preview, gpt-4-1106-preview, gpt-4-1106-preview, gpt-4-1106-preview, false",
            "o3, o3, o3, o3, false",
            "text-embedding-3-small, text-embedding-3-small, text-embedding-3-small, text-embedding-3-small, false",
            "ft, ft, ft, ft, false",
            "ft:, ft:, ft:, ft:, false",
            "davinci, davinci, davinci, davinci, false",
    })
    void aNameSaysItsBaseAndItsSku(String id, String base, String sku, String dateless, boolean fineTuned) {
        ModelId model = ModelId.of(id);
        assertEquals(new ModelId(id, base, sku, fineTuned), model);
        assertEquals(dateless, model.datelessSku());
    }

    @Test
    void aBlankNameIsNoModel() {
        assertEquals(new ModelId("", "", "", false), ModelId.of(""));
    }

    @Test
    void aFineTunedModelNeverHasTheSkuOfItsBase() {
        for (String id : new String[] {"ft:gpt-4o-2024-08-06:acme::X", "davinci:ft-acme-2023-05-01-10-00-00",
                "gpt-4o-mini-2024-07-18.ft-0123abcd", "ft:gpt-4o"}) {
            ModelId model = ModelId.of(id);
            assertNotEquals(model.baseModel(), model.sku());
            assertNotEquals(ModelId.dateless(model.baseModel()), model.datelessSku());
        }
    }

    @Test
    void aCheckpointIsAModelOfItsOwnAtTheSamePrice() {
        ModelId last = ModelId.of("ft:gpt-4o-2024-08-06:acme:support:Ab12cD34");
        ModelId checkpoint = ModelId.of("ft:gpt-4o-2024-08-06:acme:support:Ab12cD34:ckpt-step-88");
        assertNotEquals(last.id(), checkpoint.id());
        assertEquals(last.sku(), checkpoint.sku());
    }

    @Test
    void modelsWithOneBaseOrganizationAndSuffixAreAFamily() {
        assertEquals("ft:gpt-4o-2024-08-06:acme:support", ModelId.of("ft:gpt-4o-2024-08-06:acme:support:Ab12cD34:ckpt-step-88").family());
        assertEquals("ft:gpt-4o-2024-08-06:acme::Ab12cD34", ModelId.of("ft:gpt-4o-2024-08-06:acme::Ab12cD34").family());
        assertEquals("gpt-4o", ModelId.of("gpt-4o").family());
    }
}
