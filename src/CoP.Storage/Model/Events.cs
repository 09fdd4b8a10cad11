using CoP.Community.Events;
using CoP.Community.Events.Calendar;
using CoP.Community.Events.Feedback;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;
using CoP.Community.Events.Topics;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class EventMapping : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> one)
    {
        one.Property(e => e.Title).HasMaxLength(Event.TitleLength);
        one.Property(e => e.About).HasMaxLength(Event.AboutLength);
        one.Property(e => e.Details).HasJsonText();
        one.Property(e => e.County).HasMaxLength(Lengths.Code);
        one.Property(e => e.CalendarUid).HasMaxLength(Lengths.Slug);
        one.Property(e => e.Series).HasMaxLength(Lengths.Slug);
        one.HasOne(e => e.Organiser).WithMany().HasForeignKey(e => e.OrganiserId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(e => e.Host).WithMany().HasForeignKey(e => e.HostId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(e => e.Group).WithMany().HasForeignKey(e => e.GroupId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(e => e.Parent).WithMany().HasForeignKey(e => e.ParentId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne<EventTopic>().WithMany().HasForeignKey(e => e.TopicId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.CalendarFileId).OnDelete(DeleteBehavior.SetNull);
        one.HasIndex(e => new { e.State, e.StartsAt });
        one.HasIndex(e => new { e.State, e.EndsAt });
        one.HasIndex(e => e.RemindAt);
        one.HasIndex(e => e.PromoteAt);
        one.HasIndex(e => e.FeedbackAt);
        one.HasIndex(e => e.Series);
    }
}

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.HasOne(r => r.Event).WithMany().HasForeignKey(r => r.EventId).OnDelete(DeleteBehavior.Restrict);
        registration.HasOne(r => r.Member).WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        registration.HasIndex(r => new { r.EventId, r.MemberId }).IsUnique();
        registration.HasIndex(r => new { r.EventId, r.State, r.Way, r.Position }); // Whose turn on the waitlist it is.
        registration.HasIndex(r => new { r.State, r.OfferedUntil });
        registration.HasIndex(r => new { r.MemberId, r.State });
    }
}

internal sealed class EventTopicMapping : IEntityTypeConfiguration<EventTopic>
{
    public void Configure(EntityTypeBuilder<EventTopic> topic)
    {
        topic.Property(t => t.Title).HasMaxLength(EventTopic.TitleLength);
        topic.Property(t => t.Why).HasMaxLength(EventTopic.WhyLength);
        topic.Property(t => t.Source).HasMaxLength(Lengths.Subject);
        topic.HasOne(t => t.ProposedBy).WithMany().HasForeignKey(t => t.ProposedById).OnDelete(DeleteBehavior.Restrict);
        topic.HasOne(t => t.Group).WithMany().HasForeignKey(t => t.GroupId).OnDelete(DeleteBehavior.Restrict);
        topic.HasIndex(t => new { t.State, t.Seconds });
        topic.HasIndex(t => t.Source);
    }
}

internal sealed class EventSpeakerMapping : IEntityTypeConfiguration<EventSpeaker>
{
    public void Configure(EntityTypeBuilder<EventSpeaker> speaker)
    {
        speaker.Property(s => s.Name).HasMaxLength(EventSpeaker.NameLength);
        speaker.Property(s => s.Biography).HasMaxLength(EventSpeaker.BiographyLength);
        speaker.HasOne(s => s.Event).WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        speaker.HasOne(s => s.Member).WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Restrict);
        speaker.HasOne(s => s.SlidesFile).WithMany().HasForeignKey(s => s.SlidesFileId).OnDelete(DeleteBehavior.Restrict);
        speaker.HasIndex(s => new { s.EventId, s.MemberId });
        speaker.HasIndex(s => s.RemindAt);
    }
}

internal sealed class PanelQuestionMapping : IEntityTypeConfiguration<PanelQuestion>
{
    public void Configure(EntityTypeBuilder<PanelQuestion> question)
    {
        question.Property(q => q.Text).HasMaxLength(PanelQuestion.TextLength);
        question.Property(q => q.Answer).HasMaxLength(PanelQuestion.AnswerLength);
        question.HasOne(q => q.Event).WithMany().HasForeignKey(q => q.EventId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne(q => q.Asker).WithMany().HasForeignKey(q => q.AskerId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne(q => q.Speaker).WithMany().HasForeignKey(q => q.SpeakerId).OnDelete(DeleteBehavior.Restrict);
        question.HasIndex(q => new { q.EventId, q.State, q.Votes });
        question.HasIndex(q => q.RemindAt);
    }
}

internal sealed class EventFeedbackMapping : IEntityTypeConfiguration<EventFeedback>
{
    public void Configure(EntityTypeBuilder<EventFeedback> feedback)
    {
        feedback.Property(f => f.Words).HasMaxLength(EventFeedback.WordsLength);
        feedback.HasOne(f => f.Event).WithMany().HasForeignKey(f => f.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasKey(f => f.MemberId);
        feed.Property(f => f.Secret).HasMaxLength(CalendarFeed.SecretLength);
        feed.HasOne(f => f.Member).WithOne().HasForeignKey<CalendarFeed>(f => f.MemberId).OnDelete(DeleteBehavior.Cascade);
        feed.HasIndex(f => f.Secret).IsUnique();
    }
}

internal sealed class HostRequestMapping : IEntityTypeConfiguration<HostRequest>
{
    public void Configure(EntityTypeBuilder<HostRequest> request)
    {
        request.HasOne(r => r.Event).WithMany().HasForeignKey(r => r.EventId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne(r => r.AnsweredBy).WithMany().HasForeignKey(r => r.AnsweredById).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => new { r.EventId, r.OrganisationId }).IsUnique();
        request.HasIndex(r => r.RemindAt);
    }
}

internal sealed class RotationHostMapping : IEntityTypeConfiguration<RotationHost>
{
    public void Configure(EntityTypeBuilder<RotationHost> host)
    {
        host.HasKey(h => new { h.GroupId, h.OrganisationId });
        host.HasOne(h => h.Group).WithMany().HasForeignKey(h => h.GroupId).OnDelete(DeleteBehavior.Restrict);
        host.HasOne(h => h.Organisation).WithMany().HasForeignKey(h => h.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
