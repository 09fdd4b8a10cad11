using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>The part of a list that a chat shows at once.</summary>
internal sealed record OptionPage(ImmutableArray<Option> Options, int Number, int Count, string Filter)
{
    public const int Size = 8;

    public static OptionPage Of(Field field, IOptions options, View? view, Localizer localizer)
    {
        var (filter, page) = view is not null && view.Field == field.Id ? (view.Filter, view.Page) : ("", 1);
        var all = options.Matching(filter, localizer);
        var count = Math.Max(1, (all.Length + Size - 1) / Size);
        var number = Math.Clamp(page, 1, count);
        return new OptionPage([.. all.Skip((number - 1) * Size).Take(Size)], number, count, filter);
    }
}
