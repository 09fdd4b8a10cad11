using System.Collections.Immutable;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>Asks what was found.</summary>
internal sealed class ReportItemForm(ReportItem report) : IFormHandler
{
    public const string FormName = "found";
    private const string What = "what";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(
        new Form(FormName, Version: 1, [new TextField(What, "lost.field.what") { MaxLength = LostItem.WhatLength, Label = "lost.label.what" }])
        {
            Title = "lost.report.title",
            SubmitLabel = "lost.report.submit",
            ConfirmLabel = "lost.report.submit",
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var item = await report.HandleAsync(turn.Actor, state.Answers[What]!, cancel);
        turn.Replace(Message.Of(turn.Say("lost.report.done")));
        turn.Show(new LostItemShown(item.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
