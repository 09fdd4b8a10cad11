using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Updates;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Updates;

/// <summary>How a month went, on one page, for those who run the community.</summary>
internal sealed class UpdatesFeature : IFeature
{
    public string Name => "updates";

    public void Describe(FeatureBuilder feature)
    {
        feature.Command<UpdateAction>(UpdateAction.Verb, Permission.Coordinate).InHelp(row: 9).NotInMenu();
        feature.Notice<ManagementUpdate, UpdateMessage>(static (message, notice, to, cancel) => message.ToldAsync(notice, to, cancel));
    }
}

/// <summary>The month before, for whoever asks.</summary>
internal sealed class UpdateAction(UpdateMessage message, LocalTimes times) : IAction
{
    public const string Verb = "update";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var today = times.Today(turn.Now, turn.Member);
        turn.Reply(await message.DrawAsync(new DateOnly(today.Year, today.Month, 1).AddMonths(-1), turn.Language, cancel));
    }
}

/// <summary>The page itself: a line for each part, each figure with its change to the month before.</summary>
internal sealed class UpdateMessage(ReadUpdate update, OpenGroups groups, ILocalizer words, TimeProvider clock)
{
    private const int MostConcerns = 8;
    private const string AllOpen = "act-open";

    /// <summary>Nothing for whoever may not read it any more.</summary>
    public async Task<Message?> ToldAsync(ManagementUpdate notice, NoticeRecipient to, CancellationToken cancel) =>
        Permissions.Allows(to.Member, Permission.Coordinate, clock.GetUtcNow()) ? await DrawAsync(notice.Month, to.Language, cancel) : null;

    public async Task<Message> DrawAsync(DateOnly month, string language, CancellationToken cancel)
    {
        var read = await update.ReadAsync(month, cancel);
        var names = (await groups.ReadAsync(cancel)).ToDictionary(static group => group.Slug, group => group.Name(language));
        return new Message
        {
            Title = words.Say(new Text("updates.title", month.ToString("Y", Languages.Culture(language))), language),
            Blocks =
            [
                .. read.Parts.Select(part => new Paragraph(string.Join(" · ", part.Where(IsShown).Select(one => Figure(one, language))))),
                .. read.Concerns.Count > 0 ? [new Paragraph(words.Say("updates.late", language), Tone.Strong)] : Array.Empty<Block>(),
                .. read.Concerns.Take(MostConcerns).Select(one => new Paragraph($"• {string.Join(" · ", new[]
                {
                    TextTruncation.Title(one.Words), one.Who, one.GroupSlug is { } slug ? names.GetValueOrDefault(slug) : null, one.Since.ToString("d MMM yyyy", Languages.Culture(language)),
                }.OfType<string>())}")),
            ],
            Buttons = [new ButtonRow(new Button(words.Say("updates.button.actions", language), new Press(AllOpen)))],
        };
    }

    /// <summary>A part of the whole that is nothing, and what could not be reckoned, are left out.</summary>
    private static bool IsShown(UpdateChange one) => one.Value is > 0 || one.Before is > 0 || (one.Value is 0 && !one.Key.Contains('-', StringComparison.Ordinal));

    private string Figure(UpdateChange one, string language) => words.Say(new Text($"updates.{one.Key}", Number(one.Value), Change(one)), language).TrimEnd();

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Nothing where it is as it was, or where there is nothing to compare with.</summary>
    private static string Change(UpdateChange one) => one.Value - one.Before is { } change and not 0 ? change.ToString("(+0);(−0)", CultureInfo.InvariantCulture) : "";
}
