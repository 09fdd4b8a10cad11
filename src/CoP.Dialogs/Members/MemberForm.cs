using System.Collections.Immutable;
using System.Globalization;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>A coordinator looks a member up.</summary>
internal sealed class MemberForm(MemberCard card) : IFormHandler
{
    public const string FormName = "member";
    private const string Who = "who";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        Task.FromResult<Form?>(new Form(FormName, Version: 1, [new LookupField(Who, "members.member.who", MemberDataset.Name)])
        {
            Title = "members.member.title",
            Review = ReviewMode.Never,
            SubmitLabel = "members.member.show",
            Cancelled = Form.NothingChanged,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        turn.Replace(await card.ForAsync(turn, long.Parse(state.Answers[Who]!, CultureInfo.InvariantCulture), cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
