using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

internal sealed class LiveMessageMapping : IEntityTypeConfiguration<LiveMessage>
{
    public void Configure(EntityTypeBuilder<LiveMessage> live)
    {
        live.Property(l => l.Subject).HasMaxLength(Lengths.Subject);
        live.Property(l => l.NoticeType).HasMaxLength(Lengths.Name);
        live.Property(l => l.PlatformId).HasMaxLength(Lengths.ExternalId);
        live.HasOne<Conversation>().WithMany().HasForeignKey(l => l.ConversationId).OnDelete(DeleteBehavior.Restrict);
        live.HasIndex(l => l.Subject);
        live.HasIndex(l => new { l.ConversationId, l.PlatformId });
    }
}
