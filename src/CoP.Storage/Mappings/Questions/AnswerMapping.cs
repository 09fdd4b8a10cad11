using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Questions;

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.Property(a => a.Text).HasMaxLength(Answer.Length);
        answer.Property(a => a.SourceMessageId).HasMaxLength(Lengths.ExternalId);
        answer.HasOne(a => a.Question).WithMany(q => q.Answers).HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne(a => a.Author).WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        answer.HasMany(a => a.FollowUps).WithOne().HasForeignKey(f => f.AnswerId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => new { a.SourceConversationId, a.SourceMessageId });
    }
}
