using CoP.Community.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Questions;

internal sealed class QuestionTermMapping : IEntityTypeConfiguration<QuestionTerm>
{
    public void Configure(EntityTypeBuilder<QuestionTerm> term)
    {
        term.HasKey(t => new { t.QuestionId, t.Term });
        term.Property(t => t.Term).HasMaxLength(Lengths.Term);
        term.HasOne<Question>().WithMany().HasForeignKey(t => t.QuestionId).OnDelete(DeleteBehavior.Cascade);
        term.HasIndex(t => t.Term);
    }
}
