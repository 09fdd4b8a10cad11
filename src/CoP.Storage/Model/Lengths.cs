namespace CoP.Storage.Model;

/// <summary>
/// Lengths of columns that stand in keys and indexes: SQL Server needs them bounded (1,700 bytes an index, two a
/// character); SQLite ignores them.
/// </summary>
internal static class Lengths
{
    public const int Channel = 20;
    public const int Code = 10;
    public const int RateScope = Channel + 1 + Bot;
    public const int Slug = 40;
    public const int Name = 200;
    public const int Bot = 100;
    public const int ExternalId = 450;
    public const int Thread = 100;
    public const int Key = 400;
    public const int Term = 60;
    public const int Subject = 60;
    public const int Hash = 64;
}
