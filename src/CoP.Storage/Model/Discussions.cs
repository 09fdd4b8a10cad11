using CoP.Community.Discussions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class DiscussionMapping : IEntityTypeConfiguration<Discussion>
{
    public void Configure(EntityTypeBuilder<Discussion> discussion)
    {
        discussion.Property(d => d.Topic).HasMaxLength(Discussion.TopicLength);
        discussion.Property(d => d.Question).HasMaxLength(Discussion.QuestionLength);
        discussion.Property(d => d.Summary).HasMaxLength(Discussion.SummaryLength);
        discussion.HasOne(d => d.Group).WithMany().HasForeignKey(d => d.GroupId).OnDelete(DeleteBehavior.Restrict);
        discussion.HasOne(d => d.OpenedBy).WithMany().HasForeignKey(d => d.OpenedById).OnDelete(DeleteBehavior.Restrict);
        discussion.HasMany(d => d.Replies).WithOne(r => r.Discussion).HasForeignKey(r => r.DiscussionId).OnDelete(DeleteBehavior.Cascade);
        discussion.HasIndex(d => new { d.State, d.EndsAt });
    }
}

internal sealed class DiscussionReplyMapping : IEntityTypeConfiguration<DiscussionReply>
{
    public void Configure(EntityTypeBuilder<DiscussionReply> reply)
    {
        reply.Property(r => r.Text).HasMaxLength(DiscussionReply.TextLength);
        reply.Property(r => r.SourceMessageId).HasMaxLength(Lengths.ExternalId);
        reply.HasOne(r => r.Author).WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Restrict);
        reply.HasIndex(r => new { r.SourceConversationId, r.SourceMessageId }).IsUnique(); // What was said is gathered once.
    }
}

internal sealed class DiscussionMonthMapping : IEntityTypeConfiguration<DiscussionMonth>
{
    public void Configure(EntityTypeBuilder<DiscussionMonth> month) => month.HasIndex(m => m.Month).IsUnique(); // Asked for once.
}
