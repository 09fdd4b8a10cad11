using System.Collections.Immutable;
using System.Globalization;
using CoP.Dialogs.Forms;

namespace CoP.Dialogs.Turns;

/// <summary>How a form begins.</summary>
/// <param name="Arguments">What it is about, e.g. <c>question</c> → <c>42</c>; part of the stored state.</param>
/// <param name="Drafts">Suggested answers: on a card filled in, in a chat offered with Keep.</param>
/// <param name="Answers">Answers known already: a chat goes on to what is missing, or straight to the review.</param>
public sealed record FormStart(ImmutableSortedDictionary<string, string> Arguments, Answers? Drafts = null, Answers? Answers = null)
{
    public static FormStart About(string argument, long id) =>
        new(ImmutableSortedDictionary<string, string>.Empty.Add(argument, id.ToString(CultureInfo.InvariantCulture)));

    public static FormStart Empty { get; } = new(ImmutableSortedDictionary<string, string>.Empty);
}

/// <summary>What a handler needs to build its form for this turn.</summary>
public sealed record FormRequest(ImmutableSortedDictionary<string, string> Arguments)
{
    public long Id(string argument) => long.Parse(Arguments[argument], CultureInfo.InvariantCulture);
}
