-- Makes the community's database and the login of the bot; done again, it changes nothing but the password. sqlcmd takes COP_PASSWORD from its environment.
IF DB_ID(N'community') IS NULL
BEGIN
    CREATE DATABASE community COLLATE Latin1_General_100_BIN2;
    ALTER DATABASE community SET READ_COMMITTED_SNAPSHOT ON;
    ALTER DATABASE community SET ALLOW_SNAPSHOT_ISOLATION ON;
END
GO
IF SUSER_ID(N'cop') IS NULL CREATE LOGIN cop WITH PASSWORD = N'$(COP_PASSWORD)', DEFAULT_DATABASE = community;
ELSE ALTER LOGIN cop WITH PASSWORD = N'$(COP_PASSWORD)';
GO
USE community;
GO
IF USER_ID(N'cop') IS NULL CREATE USER cop FOR LOGIN cop;
ALTER ROLE db_owner ADD MEMBER cop;
GO
