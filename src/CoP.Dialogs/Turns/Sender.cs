namespace CoP.Dialogs.Turns;

/// <summary>Whose share of our time an event uses: a person's, and where nobody in particular acts, the place's.</summary>
internal readonly record struct Sender(string Channel, string Bot, string Id)
{
    public static Sender Of(Incoming incoming) => new(
        incoming.Channel, incoming.Bot, incoming.From.ExternalId.Length > 0 ? $"person {incoming.From.ExternalId}" : $"place {incoming.Where.ExternalId}");
}
