using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>Whether an organisation hosts a meeting, as its members read it: first the question, then how it was answered and by whom.</summary>
internal sealed class HostCard(HostRequestAccess access, AnswerHosting answer, EventText text, EventButtons buttons, TimeProvider clock)
{
    public const string Yes = "host-yes";
    public const string Swap = "host-swap";
    public const string No = "host-no";
    public const string Leave = "host-leave";

    /// <summary>Null for a request that does not count any more.</summary>
    public async Task<Message?> DrawAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { } request ? Draw(request, to) : null;

    public Message Draw(HostRequest request, NoticeRecipient to)
    {
        var one = request.Event!;
        return new Message
        {
            Title = one.Title,
            Blocks = [.. Standing(request, to.Language), text.Facts(one, to.Language, to.Member)],
            Buttons = [.. one.State is EventState.Draft or EventState.InReview or EventState.Published && one.StartsAt > clock.GetUtcNow() ? Answers(request, to.Language) : []],
        };
    }

    /// <summary>Whether it is meant that the organisation does not host it after all.</summary>
    public async Task<Result<Text>> SureAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await answer.FindOwnAsync(turn.Actor, id, cancel)).Select(static request => new Text("events.hosting.sure", request.Event!.Title));

    /// <summary>How it was answered, in a line.</summary>
    public static Text Stands(HostRequest request) => new($"events.hosting.stands.{request.State}", request.Organisation!.Name);

    public IEnumerable<ButtonRow> Answers(HostRequest request, string language)
    {
        Button Of(string verb, ButtonStyle style = ButtonStyle.Default) => buttons.Make(verb, request.Id, language, style);
        return request.State switch
        {
            HostRequestState.Asked => [new ButtonRow(Of(Yes, ButtonStyle.Primary)), new ButtonRow([.. request.Event!.Series is null ? Array.Empty<Button>() : [Of(Swap)], Of(No)])],
            HostRequestState.Confirmed => [new ButtonRow(Of(Leave))],
            _ => [],
        };
    }

    private IEnumerable<Block> Standing(HostRequest request, string language)
    {
        if (request.Event!.State == EventState.Cancelled)
        {
            return [new Paragraph(text.Say("events.card.cancelled", language), Tone.Problem)];
        }

        var (tone, who) = (request.State == HostRequestState.Confirmed ? Tone.Good : request.State == HostRequestState.Asked ? Tone.Strong : Tone.Subtle, request.AnsweredBy?.Name);
        return
        [
            new Paragraph(text.Say(request.State == HostRequestState.Asked ? new Text("events.hosting.ask", request.Organisation!.Name, request.Event.Group?.Name(language) ?? request.Event.Title) : Stands(request), language), tone),
            .. who is not null && request.State != HostRequestState.Released ? [new Paragraph(text.Say(new Text("events.hosting.by", who), language), Tone.Subtle)] : Array.Empty<Block>(),
        ];
    }
}
