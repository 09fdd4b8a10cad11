using System.Globalization;
using CoP.Dialogs.Forms;

namespace CoP.Dialogs.Turns;

/// <summary>What a form is about.</summary>
internal static class FormSubjects
{
    /// <summary>The id that the form was opened with.</summary>
    /// <param name="about">What the form calls it, e.g. <c>question</c>.</param>
    public static long SubjectId(this DialogState state, string about) => long.Parse(state.Arguments[about], CultureInfo.InvariantCulture);
}
