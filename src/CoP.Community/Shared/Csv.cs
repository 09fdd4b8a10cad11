namespace CoP.Community;

/// <summary>Writes cells as RFC 4180 asks, and so that no spreadsheet takes one for a formula.</summary>
internal static class Csv
{
    private static readonly char[] Special = ['"', ',', '\r', '\n'];

    public static string Row(params ReadOnlySpan<string?> cells)
    {
        var written = new string[cells.Length];
        for (var at = 0; at < cells.Length; at++)
        {
            written[at] = Write(cells[at] ?? "");
        }

        return string.Join(',', written);
    }

    private static string Write(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return safe.IndexOfAny(Special) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
