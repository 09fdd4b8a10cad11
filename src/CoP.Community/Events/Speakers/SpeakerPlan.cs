namespace CoP.Community.Events.Speakers;

/// <summary>What a speaker hears of without anybody's doing, in its order.</summary>
public enum SpeakerStep
{
    WeekBeforeSlides,
    DayBeforeSlides,
    SlidesOverdue,
    Joining,
    Thanks,
}

/// <summary>When a speaker hears of what.</summary>
public static class SpeakerPlan
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The next step after an instant; null when there is none.</summary>
    public static DateTimeOffset? Next(EventSpeaker speaker, Event one, DateTimeOffset after) =>
        Steps(speaker, one).Select(static step => (DateTimeOffset?)step.At).Where(at => at > after).Min();

    /// <summary>What is due of what was planned from an instant on. Of the reminders only the latest: after the program was down, nobody reads three.</summary>
    public static IEnumerable<SpeakerStep> Due(EventSpeaker speaker, Event one, DateTimeOffset since, DateTimeOffset now)
    {
        var due = Steps(speaker, one).Where(step => step.At >= since && step.At <= now).Select(static step => step.Step).ToList();
        return [.. due.Where(static step => step <= SpeakerStep.SlidesOverdue).TakeLast(1), .. due.Where(static step => step > SpeakerStep.SlidesOverdue)];
    }

    /// <summary>Guests the bot cannot write to; whoever declined, and whoever was to speak at what is cancelled, hears nothing.</summary>
    private static IEnumerable<(SpeakerStep Step, DateTimeOffset At)> Steps(EventSpeaker speaker, Event one) =>
        speaker is not { State: SpeakerState.Accepted, MemberId: not null } || one.State == EventState.Cancelled
            ? []
            :
            [
                .. speaker is { LacksSlides: true, SlidesDueAt: { } due }
                    ? [(SpeakerStep.WeekBeforeSlides, due - Week), (SpeakerStep.DayBeforeSlides, due - Day), (SpeakerStep.SlidesOverdue, due)]
                    : Array.Empty<(SpeakerStep, DateTimeOffset)>(),
                (SpeakerStep.Joining, one.StartsAt - Day),
                (SpeakerStep.Thanks, one.EndsAt + Day),
            ];
}
