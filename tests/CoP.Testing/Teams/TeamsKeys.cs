using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoP.Testing.Teams;

/// <summary>A signing key of the stand-in.</summary>
public sealed record TeamsKey(string Id, RSA Rsa, string[]? Endorsements)
{
    public JsonObject Public()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (Endorsements is not null)
        {
            key["endorsements"] = new JsonArray([.. Endorsements.Select(static name => (JsonNode)name)]);
        }

        return key;
    }
}

/// <summary>Issues, publishes and rotates signing keys, and signs tokens, well-formed or not.</summary>
public sealed class TeamsKeys
{
    /// <summary>Each of them takes the processor for a while: the first key of every stand-in is the same one, and so are the next.</summary>
    private static readonly ConcurrentDictionary<int, Lazy<RSAParameters>> Pool = new();

    private readonly List<TeamsKey> _published = [];
    private int _made;

    public TeamsKeys() => Rotate();

    public TeamsKey Current { get; private set; } = null!;

    /// <summary>How often the keys were fetched.</summary>
    public int Reads { get; private set; }

    /// <summary>Runs before the keys are handed out; what it throws is answered with 500.</summary>
    public Func<Task> Before { get; set; } = static () => Task.CompletedTask;

    /// <summary>Replaces every published key with a new one.</summary>
    public TeamsKey Rotate()
    {
        _published.Clear();
        return Current = Publish("msteams");
    }

    /// <summary>Publishes one more key; no endorsements at all when null.</summary>
    public TeamsKey Publish(params string[]? endorsements)
    {
        var secret = Pool.GetOrAdd(_made++, static _ => new(static () => RSA.Create(2048).ExportParameters(includePrivateParameters: true)));
        var key = new TeamsKey(Guid.NewGuid().ToString("n"), RSA.Create(secret.Value), endorsements);
        _published.Add(key);
        return key;
    }

    public JsonObject Read()
    {
        Reads++;
        return new() { ["keys"] = new JsonArray([.. _published.Select(static key => key.Public())]) };
    }

    public static string Sign(TeamsKey key, JsonObject claims, string algorithm = "RS256", Action<JsonObject>? header = null, RSA? with = null)
    {
        var head = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = key.Id };
        header?.Invoke(head);
        var signed = $"{Encode(head)}.{Encode(claims)}";
        var hash = algorithm switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        lock (key) // One key signs for many chats at once, and its first use is not safe for two.
        {
            return $"{signed}.{Base64Url.EncodeToString((with ?? key.Rsa).SignData(Encoding.ASCII.GetBytes(signed), hash, RSASignaturePadding.Pkcs1))}";
        }
    }

    public static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
