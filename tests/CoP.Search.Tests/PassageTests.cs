using Xunit;

namespace CoP.Search.Tests;

/// <summary>Why something was found, how sure that is, and how far an index has come.</summary>
public sealed class PassageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-search-").FullName;

    private string Index => Path.Combine(_folder, "index.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("camels", 60, "…Camels and goats are counted in the wards.")]
    [InlineData("camles", 60, "…Camels and goats are counted in the wards.")]
    [InlineData("wazee", 60, "…Older persons are visited at home.")]
    [InlineData("nothing of this", 40, "The study began in 2019.")]
    [InlineData("camels", 20, "…Camels and goats…")]
    public void Passage_IsTheSentenceThatHasMostOfTheWords_HoweverTheyAreSpelt(string words, int longest, string expected)
    {
        Write(new IndexedText("d:1", "Study", "The study began in 2019. Camels and goats are counted in the wards. Older persons are visited at home."));
        using var reader = SearchReader.Open(Index, Glossary.Field);
        var passage = reader.Passage("d:1", words, longest);
        Assert.StartsWith(expected, passage, StringComparison.Ordinal);
        Assert.InRange(passage.Length, 1, longest);
    }

    [Fact]
    public void Passage_OfWhatIsNotThere_OrSaysNothing_IsEmpty()
    {
        Write(new IndexedText("d:1", "Study"));
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.Equal(("", ""), (reader.Passage("d:1", "study", 40), reader.Passage("d:2", "study", 40)));
    }

    [Fact]
    public void Certainty_IsHowMuchOfTheRareWordsAnEntrySays_InItsTitleMostOfAll()
    {
        Write(
            [
                new IndexedText("d:title", "Camels in Samburu"), new IndexedText("d:body", "A study", "Camels in Samburu."), new IndexedText("d:half", "Camels"),
                .. Enumerable.Range(0, 40).Select(static n => new IndexedText($"d:{n}", $"Roads and ports in lot {n}")),
            ]);
        using var reader = SearchReader.Open(Index, Glossary.Field);

        var sure = reader.Certainties("camels in samburu", ["d:title", "d:body", "d:half", "d:3", "d:none"]);

        Assert.Equal(1, sure[0], 3);
        Assert.True(sure[0] > sure[1] && sure[2] > sure[3] && sure[3] < 0.2, string.Join(", ", sure));
        Assert.Equal(0, sure[4]);
        Assert.Equal([1.0], reader.Certainties("camles samburu", ["d:title"]).Select(static one => Math.Round(one, 3)));
        Assert.Equal([0.0], reader.Certainties("", ["d:title"]));
    }

    [Fact]
    public void Position_IsKeptWithWhatWasWritten_AndGoneWhenAllIsTakenOut()
    {
        using (var writer = SearchWriter.Open(Index))
        {
            Assert.Equal("", writer.Position);
            writer.Write([new IndexedText("d:1", "Camels")], removed: [], "1 a");
            writer.Write([new IndexedText("d:2", "Goats")], removed: ["d:1"], position: null);
        }

        using var again = SearchWriter.Open(Index);
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.Equal("1 a", again.Position);
        Assert.Equal(["d:2"], reader.Find("camels goats").Select(static hit => hit.Key));

        again.Clear();
        Assert.Equal("", again.Position);
        Assert.Empty(reader.Find("goats"));
    }

    /// <summary>A report that is there with its text is found by its title, beside others of which only a few words are there.</summary>
    [Fact]
    public void Title_CountsAsMuch_HoweverLongTheTextBelowIt()
    {
        var text = string.Join(' ', Enumerable.Range(0, 4000).Select(static n => $"w{n % 700}"));
        Write([new IndexedText("d:report", "Ox tax law act", text), new IndexedText("d:short", "Ox tax"), .. Enumerable.Range(0, 60).Select(static n => new IndexedText($"d:{n}", $"Note on lot {n}", "A few words."))]);
        using var reader = SearchReader.Open(Index, Glossary.Field);
        Assert.Equal("d:report", reader.Find("ox tax law act")[0].Key);
    }

    [Fact]
    public void Understand_ChangesWhatWordsMean()
    {
        Write(new IndexedText("d:1", "Zebra census"));
        using var reader = SearchReader.Open(Index, Glossary.None);
        Assert.Empty(reader.Find("punda milia"));
        reader.Understand(Glossary.FieldAnd("zebra = punda milia"));
        Assert.Equal(["d:1"], reader.Find("punda milia").Select(static hit => hit.Key));
    }

    private void Write(params IndexedText[] entries)
    {
        using var writer = SearchWriter.Open(Index);
        writer.Write(entries);
    }
}
