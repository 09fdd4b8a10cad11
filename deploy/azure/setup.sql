-- Lets the two identities into the database; run by a member of the group that administers the server, connected to the database "community".
-- The names are those of the identities that main.bicep makes (its parameter "name").
IF USER_ID(N'cop-bot') IS NULL CREATE USER [cop-bot] FROM EXTERNAL PROVIDER;
IF USER_ID(N'cop-bot-migrate') IS NULL CREATE USER [cop-bot-migrate] FROM EXTERNAL PROVIDER;
GO
-- The bot reads and writes rows. What it needs beside them is a lock by name, which everybody may take.
ALTER ROLE db_datareader ADD MEMBER [cop-bot];
ALTER ROLE db_datawriter ADD MEMBER [cop-bot];
GO
ALTER ROLE db_owner ADD MEMBER [cop-bot-migrate];
GO
