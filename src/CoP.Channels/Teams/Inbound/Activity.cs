using System.Text.Json;

namespace CoP.Channels.Teams.Inbound;

/// <summary>An activity as it came: fields are read defensively, unknown ones are left alone (activity protocol, A2005).</summary>
internal sealed class Activity(JsonElement root)
{
    public string Type => root.Text("type") ?? "";

    public string? Id => root.Text("id");

    public string? Name => root.Text("name");

    public string? Action => root.Text("action");

    public string? Words => root.Text("text");

    public string? Timestamp => root.Text("timestamp");

    public string? ChannelId => root.Text("channelId");

    public string? ServiceUrl => root.Text("serviceUrl");

    public string? ReplyToId => root.Text("replyToId");

    public string? Locale => root.Text("locale");

    public string SenderId => root.At("from").Text("id") ?? "";

    /// <summary>The person in the tenant's directory.</summary>
    public string? SenderObjectId => root.At("from").Text("aadObjectId");

    public string SenderName => root.At("from").Text("name") ?? "";

    /// <summary>Our own account: <c>28:{appId}</c> on Teams.</summary>
    public string BotId => root.At("recipient").Text("id") ?? "";

    public string? BotName => root.At("recipient").Text("name");

    public JsonElement Conversation => root.At("conversation");

    public JsonElement ChannelData => root.At("channelData");

    public JsonElement Value => root.At("value");

    public string? EventType => ChannelData.Text("eventType");

    /// <summary>Every tenant the activity names: the conversation's and the channel data's.</summary>
    public IEnumerable<string> Tenants =>
        new[] { Conversation.Text("tenantId"), ChannelData.At("tenant").Text("id") }.OfType<string>();

    public IEnumerable<JsonElement> Mentions => Entities("mention");

    /// <summary>What each quoted message was: its id, and who wrote it.</summary>
    public IEnumerable<JsonElement> Quotations => Entities("quotedReply").Select(static entity => entity.At("quotedReply"));

    public IEnumerable<JsonElement> Attachments => root.At("attachments").Items();

    public IEnumerable<string?> Ids(string list) => root.At(list).Items().Select(static account => account.Text("id"));

    private IEnumerable<JsonElement> Entities(string type) => root.At("entities").Items().Where(entity => entity.Text("type") == type);

    public override string ToString() => root.GetRawText();
}
