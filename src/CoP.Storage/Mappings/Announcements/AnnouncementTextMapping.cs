using CoP.Community.Announcements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Announcements;

internal sealed class AnnouncementTextMapping : IEntityTypeConfiguration<AnnouncementText>
{
    public void Configure(EntityTypeBuilder<AnnouncementText> text)
    {
        text.HasKey(t => new { t.AnnouncementId, t.Language });
        text.Property(t => t.Language).HasMaxLength(Lengths.Code);
        text.Property(t => t.Title).HasMaxLength(Announcement.TitleLength);
    }
}
