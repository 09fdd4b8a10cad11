using CoP.Community.Broadcasts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class BroadcastMapping : IEntityTypeConfiguration<Broadcast>
{
    public void Configure(EntityTypeBuilder<Broadcast> broadcast)
    {
        broadcast.Property(b => b.Source).HasMaxLength(Lengths.Subject);
        broadcast.HasIndex(b => b.Source).IsUnique();
        broadcast.Property(b => b.Title).HasMaxLength(Broadcast.TitleLength);
        broadcast.Property(b => b.NoticeType).HasMaxLength(Lengths.Name);
        broadcast.Property(b => b.Audience).HasJsonText();
        broadcast.Property(b => b.FinalCounts).HasJsonText();
        broadcast.OwnsOne(b => b.Pending, static pending =>
        {
            pending.Property(p => p.InFlight).HasJsonText();
            pending.Property<long>("UpTo"); // A column of before, which nothing reads.
        });
        broadcast.HasOne(b => b.Owner).WithMany().HasForeignKey(b => b.OwnerId).OnDelete(DeleteBehavior.Restrict);
        broadcast.HasOne(b => b.Conversation).WithMany().HasForeignKey(b => b.ConversationId).OnDelete(DeleteBehavior.Restrict);
        broadcast.HasIndex(b => b.FinishedAt);
    }
}
