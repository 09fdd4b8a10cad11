using System.Globalization;

namespace CoP.Channels.Telegram;

/// <summary>Telegram's ids are whole numbers up to 52 bits; the rest of the program knows them as text.</summary>
internal static class TelegramId
{
    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static long? TryRead(string? id) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long Read(string id) => TryRead(id) ?? throw new FormatException("A Telegram id is a whole number.");
}
