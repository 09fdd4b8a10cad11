using System.Text.Json;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>What is needed to reach a conversation later. Made from verified activities only (activity protocol, A7560).</summary>
internal sealed record Route(string? ServiceUrl, string? TenantId, string? BotId)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static Route Of(Activity activity) => new(activity.ServiceUrl, activity.Tenants.FirstOrDefault(), activity.BotId);

    public string Write() => JsonSerializer.Serialize(this, Camel);

    /// <summary>A route with nothing in it when what was stored is not one.</summary>
    public static Route Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Route>(json, Camel) ?? new(null, null, null);
        }
        catch (JsonException)
        {
            return new(null, null, null);
        }
    }
}
