using CoP.Bot.Hosting;

namespace CoP.Bot.Checking;

/// <summary>How to get what is missing, in plain words for whoever sets the bot up.</summary>
internal static class Advice
{
    private static readonly (string Begins, string Words)[] All =
    [
        ("Teams:AppId", "Create an Azure Bot (single tenant) in the Azure portal; its Configuration page shows the Microsoft App ID."),
        ("Teams:TenantId", "It is the Directory (tenant) ID on the Overview page of Microsoft Entra ID in the Azure portal."),
        ("Teams:ClientSecret", "In the app registration of the bot: Certificates & secrets, New client secret; copy the value at once, it is shown once."),
        ("Teams:Authentication", "Leave it out: 'Required' is right everywhere but on a developer's own machine."),
        ("Teams:ServiceHosts", "Leave it empty for the public cloud; the operators' guide lists the hosts of the others."),
        ("Teams", $"To use it, create an Azure Bot in the Azure portal, set Teams:Enabled, Teams:AppId, Teams:TenantId and Teams:ClientSecret, and upload the package that \"{Spelling.Of("manifest")}\" builds in the Teams admin centre."),
        ("Telegram:Token", "Write /newbot to @BotFather on Telegram; it answers with the token, digits and letters with a colon between."),
        ("Telegram:WebhookUrl", "Use Telegram:Mode Polling, which needs no public address; or give the public https address that leads to /api/telegram."),
        ("Telegram:SecretToken", "Make up 1 to 256 letters, digits, '_' or '-'; Telegram sends it with every call so that we know it is Telegram."),
        ("Telegram", "To use it, write /newbot to @BotFather on Telegram, then set Telegram:Enabled and Telegram:Token."),
        ("Database", "Database:ConnectionString says where it is: for SQLite a file in a writable folder on a local disk, e.g. Data Source=data/community.db; for PostgreSQL a server that lets the user in, e.g. Host=db.example;Database=community;Username=cop; for SQL Server e.g. Server=db.example;Database=community;User ID=cop"),
        ("Community:TimeZone", "Use an IANA name such as Africa/Nairobi."),
        ("Community:QuietHours", "Write when they begin and when they end, 21:00-06:30, or leave it empty to tell members at any hour."),
        ("Community:Languages", "Write the codes of the languages to offer, en,sw for instance; the first is what everybody else gets."),
        ("Community:DigestAt", "Write the time of day, 07:30 for instance; it counts in each member's own zone."),
    ];

    /// <summary>Advice for a message that begins with a setting's name, the most particular first.</summary>
    public static string For(string message) =>
        All.FirstOrDefault(advice => message.Contains(advice.Begins, StringComparison.Ordinal)).Words
        ?? "Correct the value in appsettings.json, the environment (Section__Key) or on the command line (--Section:Key value).";
}
