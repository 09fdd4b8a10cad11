using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Questions;

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
