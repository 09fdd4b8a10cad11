using CoP.Community.Announcements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> announcement)
    {
        announcement.Property(a => a.Buttons).HasJsonText();
        announcement.Property(a => a.Audience).HasJsonText();
        announcement.Property(a => a.Stage).HasColumnName("State");
        announcement.Property(a => a.CalledOffAt).HasColumnName("FinishedAt");
        announcement.Navigation(a => a.Broadcast).AutoInclude(); // Without it, nobody would know how it stands.
        announcement.HasOne(a => a.Broadcast).WithMany().HasForeignKey(a => a.BroadcastId).OnDelete(DeleteBehavior.Restrict);
        announcement.HasMany(a => a.Texts).WithOne().HasForeignKey(t => t.AnnouncementId).OnDelete(DeleteBehavior.Cascade);
        announcement.HasOne(a => a.Author).WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        announcement.HasOne(a => a.File).WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
        announcement.HasOne(a => a.Conversation).WithMany().HasForeignKey(a => a.ConversationId).OnDelete(DeleteBehavior.Restrict);
        announcement.HasIndex(a => new { a.Stage, a.StartsAt });
    }
}

internal sealed class AnnouncementTextMapping : IEntityTypeConfiguration<AnnouncementText>
{
    public void Configure(EntityTypeBuilder<AnnouncementText> text)
    {
        text.HasKey(t => new { t.AnnouncementId, t.Language });
        text.Property(t => t.Language).HasMaxLength(Lengths.Code);
        text.Property(t => t.Title).HasMaxLength(Announcement.TitleLength);
    }
}
