using CoP.Community.Roundtables;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Pictures;

namespace CoP.Dialogs.Roundtables;

/// <summary>The pack of highlights: what, when and where; the agenda; a page for each group; all that is recommended, together.</summary>
internal sealed class PackPages(CycleText text, string language)
{
    /// <summary>As PDF.</summary>
    public byte[] Draw(string title, PackContents contents, DateTimeOffset now)
    {
        using var pages = new FlowingPages(title, now);
        Cover(pages, title, contents);
        foreach (var one in contents.Contributions.Where(static one => !one.IsEmpty))
        {
            pages.NewPage();
            pages.Heading(one.Group!.Name(language), level: 1);
            Group(pages, one, contents);
        }

        Recommendations(pages, contents);
        Silent(pages, contents);
        return pages.Finish();
    }

    private string Say(Text what) => text.Say(what, language);

    private void Cover(FlowingPages pages, string title, PackContents contents)
    {
        var cycle = contents.Cycle;
        pages.Heading(title, level: 1);
        pages.Words(text.When(cycle, language, reader: null));
        pages.Words(cycle.Event?.Host is { } host ? Say(new Text("roundtable.pack.host", host.Name)) : null);
        pages.Words(cycle.Event?.Details.Venue);
        pages.Heading(Say("roundtable.agenda"), level: 2);
        foreach (var item in contents.Agenda)
        {
            pages.Words(text.Line(item, cycle, language));
        }
    }

    private void Group(FlowingPages pages, Contribution one, PackContents contents)
    {
        var quarter = contents.Quarters.First(quarter => quarter.Group.Id == one.GroupId);
        pages.Words(Say(new Text("roundtable.quarter", quarter.Questions, quarter.Events, quarter.Actions)));
        foreach (var part in Enum.GetValues<ContributionPart>().Where(part => one[part] is not null))
        {
            pages.Heading(Say($"roundtable.part.{part}"), level: 2);
            foreach (var line in one[part]!.Split('\n'))
            {
                pages.Words(line);
            }
        }
    }

    /// <summary>The groups that have sent nothing share a page: nobody pays for empty ones.</summary>
    private void Silent(FlowingPages pages, PackContents contents)
    {
        var silent = contents.Contributions.Where(static one => one.IsEmpty).ToList();
        if (silent.Count == 0)
        {
            return;
        }

        pages.NewPage();
        pages.Heading(Say("roundtable.pack.nothing"), level: 1);
        foreach (var one in silent)
        {
            pages.Heading(one.Group!.Name(language), level: 2);
            Group(pages, one, contents);
        }
    }

    private void Recommendations(FlowingPages pages, PackContents contents)
    {
        var all = contents.Contributions.SelectMany(static one => one.Recommended().Select(words => (one.Group, words))).ToList();
        if (all.Count == 0)
        {
            return;
        }

        pages.NewPage();
        pages.Heading(Say("roundtable.agenda.Recommendations"), level: 1);
        for (var at = 0; at < all.Count; at++)
        {
            pages.Words($"{at + 1}. {all[at].words} ({all[at].Group!.Name(language)})");
        }
    }
}
