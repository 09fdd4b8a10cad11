using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoP.Testing.Teams;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>Whatever is wrong with a caller has its status, and no turn is begun.</summary>
public sealed class HostileTokenTests
{
    private delegate string? Forge(TeamsHost host, JsonObject activity);

    private static readonly Dictionary<string, (int Status, Forge Authorization)> Cases = new()
    {
        ["a good token"] = (200, Claims(static _ => { })),
        ["signed with RS512"] = (200, static (host, activity) => Bearer(TeamsKeys.Sign(host.Teams.Keys.Current, host.Person.Claims(activity), "RS512"))),
        ["expired 4 minutes ago"] = (200, Claims(static claims => claims["exp"] = Minutes(-4))),
        ["expired 6 minutes ago"] = (401, Claims(static claims => claims["exp"] = Minutes(-6))),
        ["without an end"] = (401, Claims(static claims => claims.Remove("exp"))),
        ["an end that is a text"] = (401, Claims(static claims => claims["exp"] = "9999999999")),
        ["not valid before in 6 minutes"] = (401, Claims(static claims => claims["nbf"] = Minutes(6))),
        ["the emulator's issuer"] = (401, Claims(static claims => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")),
        ["another cloud's issuer"] = (401, Claims(static claims => claims["iss"] = "https://api.botframework.us")),
        ["no issuer"] = (401, Claims(static claims => claims.Remove("iss"))),
        ["another audience"] = (401, Claims(static claims => claims["aud"] = Guid.Empty.ToString())),
        ["a list as audience"] = (401, Claims(static claims => claims["aud"] = new JsonArray(TeamsStandIn.AppId))),
        ["no header"] = (401, static (_, _) => null),
        ["another scheme"] = (401, static (host, activity) => $"Basic {host.Person.Token(activity)}"),
        ["the scheme in lower case"] = (401, static (host, activity) => $"bearer {host.Person.Token(activity)}"),
        ["three parts in the header"] = (401, static (host, activity) => $"Bearer {host.Person.Token(activity)} x"),
        ["not a token"] = (401, static (_, _) => "Bearer nonsense"),
        ["a token without signature"] = (401, static (host, activity) => Bearer(host.Person.Token(activity)[..host.Person.Token(activity).LastIndexOf('.')])),
        ["an empty signature"] = (401, static (host, activity) => Bearer(host.Person.Token(activity)[..(host.Person.Token(activity).LastIndexOf('.') + 1)])),
        ["five parts"] = (401, static (host, activity) => Bearer($"{host.Person.Token(activity)}.a.b")),
        ["five parts that are not base64"] = (401, static (host, activity) => Bearer(host.Person.Token(activity).Insert(60, ".").Insert(70, "?").Insert(80, "."))),
        ["a name that occurs twice"] = (401, static (host, activity) => Bearer(Twice(host.Teams.Keys.Current, host.Person.Claims(activity)))),
        ["a type of another kind"] = (401, Header(static header => header["typ"] = "at+jwt")),
        ["a skill's token"] = (401, Claims(static claims =>
        {
            claims["iss"] = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";
            claims["ver"] = "2.0";
            claims["azp"] = Guid.NewGuid().ToString();
        })),
        ["far too long"] = (401, static (host, activity) => Bearer($"{host.Person.Token(activity)}{new string('A', 9000)}")),
        ["algorithm none"] = (401, Header(static header => header["alg"] = "none")),
        ["algorithm HS256"] = (401, Header(static header => header["alg"] = "HS256")),
        ["algorithm PS256"] = (401, Header(static header => header["alg"] = "PS256")),
        ["an extension that must be understood"] = (401, Header(static header => header["crit"] = new JsonArray("exp"))),
        ["no key id"] = (401, Header(static header => header.Remove("kid"))),
        ["an unknown key"] = (401, Header(static header => header["kid"] = "unknown")),
        ["another key under a known id"] = (401, static (host, activity) =>
            Bearer(TeamsKeys.Sign(host.Teams.Keys.Current, host.Person.Claims(activity), with: RSA.Create(2048)))),
        ["claims changed after signing"] = (401, static (host, activity) =>
        {
            var parts = host.Person.Token(activity).Split('.');
            var claims = host.Person.Claims(activity);
            claims["exp"] = Minutes(9000);
            return Bearer($"{parts[0]}.{TeamsKeys.Encode(claims)}.{parts[2]}");
        }
        ),
        ["a key for another channel"] = (403, static (host, activity) => Bearer(TeamsKeys.Sign(host.Teams.Keys.Publish("webchat"), host.Person.Claims(activity)))),
        ["a key without endorsements"] = (403, static (host, activity) => Bearer(TeamsKeys.Sign(host.Teams.Keys.Publish(null), host.Person.Claims(activity)))),
        ["another channel in the activity"] = (403, Changed(static activity => activity["channelId"] = "webchat")),
        ["an empty channel in the activity"] = (403, Changed(static activity => activity["channelId"] = "")),
        ["no service URL claim"] = (403, Claims(static claims => claims.Remove("serviceurl"))),
        ["another service URL in the claim"] = (403, Claims(static claims => claims["serviceurl"] = "http://127.0.0.1/")),
        ["a service host that is not on the list"] = (403, Changed(static activity => activity["serviceUrl"] = "https://evil.trafficmanager.net/emea/")),
        ["an address inside the user part"] = (403, Changed(static activity => activity["serviceUrl"] = "https://127.0.0.1@evil.example/")),
        ["another tenant"] = (403, Changed(static activity => activity["conversation"]!["tenantId"] = Guid.Empty.ToString())),
        ["no tenant"] = (403, Changed(static activity =>
        {
            activity["conversation"]!.AsObject().Remove("tenantId");
            activity.Remove("channelData");
        })),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Caller_IsAnsweredByTheTable_AndOnlyAGoodOneReachesATurn(string name)
    {
        await using var host = await TeamsHost.StartAsync();
        var activity = host.Person.Message("hello");
        var (expected, forge) = Cases[name];
        var authorization = forge(host, activity);

        using var response = await TeamsPerson.PostAsync(host.Base, activity.ToJsonString(), authorization);

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal(expected == 200 ? 1 : 0, host.Turns.Incoming.Count);
    }

    [Fact]
    public async Task Token_WithServiceUrlInOtherCase_IsAccepted()
    {
        await using var host = await TeamsHost.StartAsync();
        var activity = host.Person.Message("hello");
        var claims = host.Person.Claims(activity);
        claims["serviceurl"] = host.Teams.ServiceUrl.ToUpperInvariant();

        using var response = await TeamsPerson.PostAsync(host.Base, activity.ToJsonString(), Bearer(TeamsKeys.Sign(host.Teams.Keys.Current, claims)));

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Keys_WhenRotated_AreReadOnceForAnUnknownKey_AndNotForEveryMadeUpOne()
    {
        await using var host = await TeamsHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(host.Person.Message("before")));
        host.Teams.Keys.Rotate();

        Assert.Equal(200, await host.PostAsync(host.Person.Message("after")));
        Assert.Equal(2, host.Teams.Keys.Reads);

        host.Teams.Keys.Rotate();
        Assert.Equal(401, await host.PostAsync(host.Person.Message("too soon")));
        Assert.Equal(2, host.Teams.Keys.Reads);

        host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(200, await host.PostAsync(host.Person.Message("later")));
    }

    [Fact]
    public async Task Keys_AfterADay_AreReadAgain()
    {
        await using var host = await TeamsHost.StartAsync();
        await host.PostAsync(host.Person.Message("today"));
        host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(200, await host.PostAsync(host.Person.Message("tomorrow")));
        Assert.Equal(2, host.Teams.Keys.Reads);
    }

    private static string Bearer(string token) => $"Bearer {token}";

    /// <summary>Two readers could understand it differently: here the last audience is ours.</summary>
    private static string Twice(TeamsKey key, JsonObject claims)
    {
        var signed = $"{TeamsKeys.Encode(new JsonObject { ["alg"] = "RS256", ["kid"] = key.Id })}."
            + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString().Insert(1, $"\"aud\":\"{Guid.Empty}\",")));
        return $"{signed}.{Base64Url.EncodeToString(key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static long Minutes(int from) => CoP.Testing.ManualTime.Beginning.AddMinutes(from).ToUnixTimeSeconds();

    private static Forge Claims(Action<JsonObject> change) => (host, activity) =>
    {
        var claims = host.Person.Claims(activity);
        change(claims);
        return Bearer(TeamsKeys.Sign(host.Teams.Keys.Current, claims));
    };

    private static Forge Header(Action<JsonObject> change) => (host, activity) =>
        Bearer(TeamsKeys.Sign(host.Teams.Keys.Current, host.Person.Claims(activity), header: change));

    private static Forge Changed(Action<JsonObject> change) => (host, activity) =>
    {
        change(activity);
        return Bearer(host.Person.Token(activity));
    };
}
