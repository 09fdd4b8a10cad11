using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.ActionPoints;

/// <summary>What can be pressed about an action point as it stands. The use cases check again.</summary>
internal sealed class ActionPointButtons(ActionPointAccess access, ILocalizer words)
{
    public Button Make(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"actions.button.{verb}", language), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);

    public IEnumerable<ButtonRow> Of(ActionPoint point, Member member, string language)
    {
        Button One(string verb, ButtonStyle style = ButtonStyle.Default) => Make(verb, point.Id, language, style);
        var (decides, isOf) = (access.MayDecide(point, member), point.IsOf(member));
        if (point is { State: ActionPointState.Done, ClosedAt: null } && decides)
        {
            return [new ButtonRow(One("act-confirm", ButtonStyle.Primary), One(NotYetForm.FormName))];
        }

        if (!point.IsOpen)
        {
            return [];
        }

        var isAsked = point.HandToId == member.Id || (point.State == ActionPointState.Proposed && isOf);
        return
        [
            .. isAsked ? [new ButtonRow(One("act-yes", ButtonStyle.Primary), One(DeclineActionForm.FormName))] : Array.Empty<ButtonRow>(),
            .. isOf && !isAsked ? Working(point, One) : [],
            .. decides && !isOf ? [new ButtonRow(One("act-chase"), One(HandOverForm.FormName)), new ButtonRow(One(NewDayForm.FormName), One("act-done"))] : Array.Empty<ButtonRow>(),
            .. !isOf && point.Helpers.Exists(helper => helper.MemberId == member.Id) ? [new ButtonRow(One(ProgressForm.FormName))] : Array.Empty<ButtonRow>(),
            .. decides ? [new ButtonRow(One(CorrectActionPointAction.Verb), One(DropActionForm.FormName, ButtonStyle.Destructive))] : Array.Empty<ButtonRow>(),
        ];
    }

    /// <summary>For whoever does it.</summary>
    private static IEnumerable<ButtonRow> Working(ActionPoint point, Func<string, ButtonStyle, Button> one) =>
    [
        new ButtonRow(one("act-done", ButtonStyle.Primary), one(ProgressForm.FormName, ButtonStyle.Default)),
        point switch
        {
            { BlockedBy: null } => new ButtonRow(one(BlockForm.FormName, ButtonStyle.Default)),
            { BlockedQuestion: null } => new ButtonRow(one("act-free", ButtonStyle.Default), one(AskPeersForm.FormName, ButtonStyle.Default)),
            _ => new ButtonRow(one("act-free", ButtonStyle.Default)),
        },
        new ButtonRow(one(NewDayForm.FormName, ButtonStyle.Default), one(SnoozeForm.FormName, ButtonStyle.Default)),
        new ButtonRow(one(HandOverForm.FormName, ButtonStyle.Default), one(HelperForm.FormName, ButtonStyle.Default)),
    ];
}
