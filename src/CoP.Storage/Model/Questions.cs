using CoP.Community.Members;
using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.Property(q => q.Title).HasMaxLength(Question.TitleLength);
        question.Property(q => q.Details).HasMaxLength(Question.DetailsLength);
        question.Property(q => q.County).HasMaxLength(Lengths.Code);
        question.Property(q => q.Language).HasMaxLength(Lengths.Code);
        question.HasIndex(q => new { q.State, q.AskedAt });
        Relate(question);
    }

    // AcceptedAnswerId has no foreign key: question and answer would point at each other, and neither could be written first.
    private static void Relate(EntityTypeBuilder<Question> question)
    {
        question.HasOne(q => q.Author).WithMany().HasForeignKey(q => q.AuthorId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne(q => q.Group).WithMany().HasForeignKey(q => q.GroupId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne(q => q.ClaimedBy).WithMany().HasForeignKey(q => q.ClaimedById).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Question>().WithMany().HasForeignKey(q => q.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

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

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.Property(f => f.Text).HasMaxLength(Answer.Length);
        followUp.HasOne<Member>().WithMany().HasForeignKey(f => f.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionRequestMapping : IEntityTypeConfiguration<QuestionRequest>
{
    public void Configure(EntityTypeBuilder<QuestionRequest> request)
    {
        request.HasOne(r => r.Question).WithMany(q => q.Requests).HasForeignKey(r => r.QuestionId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne(r => r.Member).WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => new { r.QuestionId, r.MemberId }).IsUnique();
        request.HasIndex(r => new { r.MemberId, r.AskedAt });
    }
}
