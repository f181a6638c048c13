set allowed_directories = [getvariable('own_folder')];
set enable_external_access = false;
set lock_configuration = true;
