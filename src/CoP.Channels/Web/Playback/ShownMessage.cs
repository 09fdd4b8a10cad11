using System.Text.Json;

namespace CoP.Channels.Web.Playback;

/// <summary>A message as the page gets it. <paramref name="Body"/> is the channel's payload, or <c>{text, replyTo}</c> for the member's own words.</summary>
internal sealed record ShownMessage(string Id, bool Mine, JsonElement Body, DateTimeOffset At, DateTimeOffset? EditedAt);

/// <summary>The member's own words. <paramref name="Id"/> was made by the page, so that a repeated request is recognised.</summary>
internal sealed record OwnWords(string Text, Guid Id, string? ReplyTo);
