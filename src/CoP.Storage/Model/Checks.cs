namespace CoP.Storage.Model;

/// <summary>What the database itself refuses, whoever writes.</summary>
internal static class Checks
{
    /// <summary>An id that is empty would be everybody's who has none.</summary>
    public static string NotEmpty(string column) => $"TRIM(\"{column}\") <> ''";
}
