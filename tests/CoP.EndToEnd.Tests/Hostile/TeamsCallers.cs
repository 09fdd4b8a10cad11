using System.Buffers.Text;
using System.Text.Json.Nodes;
using CoP.Testing.Teams;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Requests to <c>/api/messages</c> that are not from Teams, or not for us.</summary>
internal static class TeamsCallers
{
    private const string Enrol = "ask";

    public static IEnumerable<HostileCase> Cases =>
    [
        Token("no token", "no Authorization header", "401", static (_, _) => null),
        Token("another scheme", "`Basic` instead of `Bearer`", "401", static (testBot, claims) => $"Basic {Sign(testBot, claims)}"),
        Token("not a token", "`Bearer nonsense`", "401", static (_, _) => "Bearer nonsense"),
        Token("a token of three letters", "`Bearer a.b.c`", "401", static (_, _) => "Bearer a.b.c"),
        Token("half a character in a token", "`kid` `\\ud800`", "401", static (_, _) =>
            $"Bearer {Base64Url.EncodeToString("""{"alg":"RS256","kid":"\ud800"}"""u8)}.{Base64Url.EncodeToString("{}"u8)}.AAAA"),
        Token("token of 9 KB", "a good token with 9,000 characters more", "401", static (testBot, claims) => $"Bearer {Sign(testBot, claims)}{new string('A', 9000)}"),
        Claims("expired token", "`exp` an hour ago", static claims => claims["exp"] = (long)claims["exp"]! - 7200),
        Claims("token without an end", "no `exp`", static claims => claims.Remove("exp")),
        Claims("token of tomorrow", "`nbf` in a day", static claims => claims["nbf"] = (long)claims["nbf"]! + 86_400),
        Claims("another bot's token", "`aud` of another app", static claims => claims["aud"] = Guid.Empty.ToString()),
        Claims("another issuer", "the emulator's `iss`", static claims => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        Header("unsigned token", "`alg` none", static header => header["alg"] = "none"),
        Header("token signed with the public key as a password", "`alg` HS256", static header => header["alg"] = "HS256"),
        Header("unknown key", "a `kid` that Microsoft does not publish", static header => header["kid"] = "unknown"),
        Token("stolen key id", "a published `kid`, signed with another key", "401", static (testBot, claims) =>
            $"Bearer {TeamsKeys.Sign(testBot.TestBot.Teams.Keys.Current, claims, with: System.Security.Cryptography.RSA.Create(2048))}"),
        Token("claims changed after signing", "the signature of other claims", "401", static (testBot, claims) => Swapped(Sign(testBot, claims), claims)),
        Token("key for another channel", "signed with a key endorsed for `webchat`", "403", static (testBot, claims) =>
            $"Bearer {TeamsKeys.Sign(testBot.KeyForAnotherChannel, claims)}"),
        Token("key without endorsement", "signed with a key endorsed for nothing", "403", static (testBot, claims) =>
            $"Bearer {TeamsKeys.Sign(testBot.KeyWithoutEndorsement, claims)}"),
        Claims("token without service URL", "no `serviceurl` claim", static claims => claims.Remove("serviceurl"), "403"),
        Claims("token for another service URL", "a `serviceurl` claim that the activity does not have", static claims => claims["serviceurl"] = "http://127.0.0.1/", "403"),
        Changed("foreign service URL", "`serviceUrl` `https://evil.trafficmanager.net/`, vouched for by the token", static activity => activity["serviceUrl"] = "https://evil.trafficmanager.net/"),
        Changed("service URL with a trap", "`serviceUrl` `https://127.0.0.1@evil.example/`", static activity => activity["serviceUrl"] = "https://127.0.0.1@evil.example/"),
        Changed("another channel", "`channelId` `webchat`", static activity => activity["channelId"] = "webchat"),
        Changed("another tenant", "`tenantId` of another organisation", static activity => activity["conversation"]!["tenantId"] = Guid.Empty.ToString()),
        Changed("no tenant", "neither `tenantId` nor `channelData`", static activity =>
        {
            activity["conversation"]!.AsObject().Remove("tenantId");
            activity.Remove("channelData");
        }),
    ];

    public static string Sign(HostileInputFixture testBot, JsonObject claims) => TeamsKeys.Sign(testBot.TestBot.Teams.Keys.Current, claims);

    /// <summary>Posts it and gives the status.</summary>
    public static async Task<string> PostAsync(HostileInputFixture testBot, string body, string? authorization)
    {
        using var response = await TeamsPerson.PostAsync(testBot.TestBot.Address, body, authorization);
        return $"{(int)response.StatusCode}";
    }

    public static JsonObject ClaimsFor(HostileInputFixture testBot, JsonObject activity) => new TeamsPerson(testBot.TestBot.Teams, testBot.TestBot.Clock).Claims(activity);

    private static HostileCase Token(string name, string sends, string answer, Func<HostileInputFixture, JsonObject, string?> authorization) =>
        new($"Teams: {name}", sends, answer, Leaves.Nothing, testBot =>
        {
            var activity = testBot.Amina.Message(Enrol);
            return PostAsync(testBot, activity.ToJsonString(), authorization(testBot, ClaimsFor(testBot, activity)));
        });

    private static HostileCase Claims(string name, string sends, Action<JsonObject> change, string answer = "401") => Token(name, sends, answer, (testBot, claims) =>
    {
        change(claims);
        return $"Bearer {Sign(testBot, claims)}";
    });

    private static HostileCase Header(string name, string sends, Action<JsonObject> change) =>
        Token(name, sends, "401", (testBot, claims) => $"Bearer {TeamsKeys.Sign(testBot.TestBot.Teams.Keys.Current, claims, header: change)}");

    private static HostileCase Changed(string name, string sends, Action<JsonObject> change) => new($"Teams: {name}", sends, "403", Leaves.Nothing, testBot =>
    {
        var activity = testBot.Amina.Message(Enrol);
        change(activity);
        return PostAsync(testBot, activity.ToJsonString(), $"Bearer {Sign(testBot, ClaimsFor(testBot, activity))}");
    });

    private static string Swapped(string token, JsonObject claims)
    {
        claims["exp"] = (long)claims["exp"]! + 1;
        var parts = token.Split('.');
        return $"Bearer {parts[0]}.{TeamsKeys.Encode(claims)}.{parts[2]}";
    }
}
