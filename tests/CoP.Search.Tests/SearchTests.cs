using System.Text;
using Xunit;

namespace CoP.Search.Tests;

/// <summary>What people type on phones finds what they mean; what nobody should type breaks nothing.</summary>
public sealed class SearchTests : IDisposable
{
    private static readonly IndexedText[] Library =
    [
        new("d:1", "Targeting of older persons in Turkana", "How wards were chosen for the cash transfer."),
        new("d:2", "Hunger Safety Net Programme: evaluation", "Payments during the drought of 2011."),
        new("d:3", "Murang'a county social registry", "Ng'ombe and land are counted."),
        new("d:4", "Évaluation de la protection sociale", "Les transferts monétaires au Sénégal."),
        new("d:5", "Malalamiko ya wazee kuhusu malipo", "Jinsi ya kuwasilisha malalamiko."),
        new("d:6", "School meals and nutrition", "A study of lunch in arid counties."),
        .. Enumerable.Range(0, 40).Select(static n => new IndexedText($"other:{n}", $"Roads and trade, volume {n}", "About ports, customs and taxes.")), // So that words are rare here as they are in life.
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("cop-search-").FullName;

    private string Index => Path.Combine(_folder, "index.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("targeting turkana", "d:1")]
    [InlineData("targetting turkanna", "d:1")]
    [InlineData("hunger saf", "d:2")]
    [InlineData("muranga registry", "d:3")]
    [InlineData("Murang’a", "d:3")]
    [InlineData("evaluation protection sociale", "d:4")]
    [InlineData("complaints elderly", "d:5")]
    [InlineData("pesa taslimu kwa wazee", "d:5")]
    [InlineData("lishe shuleni", "d:6")]
    [InlineData("ukame malipo", "d:2")]
    public void Find_WhatIsMisspelt_Unfinished_OrInAnotherLanguage_PutsTheRightOneInTheFirstTwo(string typed, string right)
    {
        Write(Library);
        using var reader = SearchReader.Open(Index, Glossary.Field);
        Assert.Contains(right, reader.Find(typed).Take(2).Select(static hit => hit.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\" OR title:* NEAR(a b) -x ^y {z}")]
    [InlineData("'; DROP TABLE entries; --")]
    [InlineData("\0\uD800 targeting \uDFFF")]
    [InlineData("*")]
    [InlineData("AND")]
    public void Find_WhateverIsTyped_BreaksNothing(string typed)
    {
        Write(Library);
        using var reader = SearchReader.Open(Index, Glossary.Field);
        Assert.InRange(reader.Find(typed, typed).Count, 0, Library.Length);
        Assert.Equal("d:6", reader.Find("school meals")[0].Key);
    }

    [Fact]
    public void Find_AHugeQuery_LooksAtItsBeginning()
    {
        Write(Library);
        using var reader = SearchReader.Open(Index, Glossary.None);
        var huge = new StringBuilder("school meals ").Insert(13, "zzz ", 50_000).ToString();
        Assert.Equal("d:6", reader.Find(huge, huge)[0].Key);
    }

    [Fact]
    public void Write_AgainUnderTheSameKey_TakesThePlaceOfWhatWasThere_AndRemoveTakesItOut()
    {
        Write(Library);
        Write([new IndexedText("d:6", "Public works", "Roads.")]);
        using (var reader = SearchReader.Open(Index, Glossary.None))
        {
            Assert.DoesNotContain("d:6", reader.Find("school meals nutrition").Select(static hit => hit.Key));
            Assert.Equal("d:6", reader.Find("public works")[0].Key);
        }

        using (var writer = SearchWriter.Open(Index))
        {
            writer.Remove(["d:6", "never there"]);
        }

        using var after = SearchReader.Open(Index, Glossary.None);
        Assert.DoesNotContain("d:6", after.Find("public works").Select(static hit => hit.Key));
    }

    [Fact]
    public void Reader_SeesWhatIsWrittenMeanwhile()
    {
        Write(Library[..3]);
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.DoesNotContain("d:6", reader.Find("nutrition").Select(static hit => hit.Key));
        Write(Library[3..]);
        Assert.Equal("d:6", reader.Find("nutrition")[0].Key);

        using var fresh = SearchReader.Open(Index, Glossary.None);
        Assert.Equal(fresh.Find("nutrition study"), reader.Find("nutrition study")); // Nothing that was counted before is remembered.
    }

    [Fact]
    public void Slip_CountsNearlyAsMuch_AsTheWordItself()
    {
        Write(Library);
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.True(reader.Find("turkanna")[0].Score > reader.Find("turkana")[0].Score / 2);
    }

    [Fact]
    public void Open_AFileThatIsNoIndex_MakesItAnew()
    {
        File.WriteAllBytes(Index, [.. Enumerable.Range(0, 5000).Select(static n => (byte)(n * 31))]);
        Write(Library);
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.Equal("d:1", reader.Find("turkana")[0].Key);
    }

    [Fact]
    public void Write_ThatFails_LeavesNothing()
    {
        Write(Library);
        Assert.Throws<InvalidOperationException>(() => Write(Failing()));
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.DoesNotContain("x", reader.Find("halfway").Select(static hit => hit.Key));

        static IEnumerable<IndexedText> Failing()
        {
            yield return new IndexedText("x", "halfway");
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Depth_IsKept_AndTheOrderIsTheSameEveryTime()
    {
        Write(Enumerable.Range(0, 300).Select(static n => new IndexedText($"k{n}", "Social protection in counties", $"Number {n}")));
        using var reader = SearchReader.Open(Index, Glossary.None);
        var first = reader.Find("social protection", depth: 50);
        Assert.Equal(50, first.Count);
        Assert.Equal(first, reader.Find("social protection", depth: 50));
        Assert.Equal(first.Take(10), reader.Find("social protection", depth: 10));
    }

    private void Write(IEnumerable<IndexedText> entries)
    {
        using var writer = SearchWriter.Open(Index);
        writer.Write(entries);
    }
}
