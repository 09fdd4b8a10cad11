using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>Documents as transcripts: found on a thin line, kept, given and decided.</summary>
public sealed class DocumentConversationTests
{
    private const string Reader = "Ekidor Lomurut Nakale";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    private static readonly Dictionary<string, (string Typed, string Title, string Question, string Answer, string Core, string List, string Term)> Words = new()
    {
        ["en"] = ("grievence registr", "Survey of pay points in Samburu, 2025", "Who did the survey?", "Our county team, in May.", "Pay points are **nine hours** away.", "For new officers", "what is OPCT?"),
        ["sw"] = ("rejista ya malalmiko", "Utafiti wa vituo vya malipo Samburu, 2025", "Nani alifanya utafiti?", "Timu yetu ya kaunti, mwezi wa Mei.", "Vituo vya malipo viko mbali **saa tisa**.", "Kwa maafisa wapya", "OPCT ni nini?"),
        ["fr"] = ("registre plaintes", "Enquête sur les points de paiement à Samburu, 2025", "Qui a mené l’enquête ?", "Notre équipe du comté, en mai.", "Les points de paiement sont à **neuf heures** de route.", "Pour les nouveaux agents", "qu’est-ce que OPCT ?"),
        ["es"] = ("registro quejas", "Encuesta de los puntos de pago en Samburu, 2025", "¿Quién hizo la encuesta?", "Nuestro equipo del condado, en mayo.", "Los puntos de pago están a **nueve horas**.", "Para nuevos funcionarios", "¿qué es OPCT?"),
    };

    public static TheoryData<string, string> FourLanguages
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (var language in Words.Keys)
            {
                all.Add(language, ChannelNames.Telegram);
                all.Add(language, ChannelNames.Teams);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Member_FindsAndKeeps(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        await chat.SaysAsync($"/find {Words[language].Typed}");
        await chat.PressesAsync("doc");
        await chat.PressesAsync("doc-short");
        await chat.PressesAsync("doc-file");
        await chat.PressesAsync("doc-save");
        await chat.PressesAsync("list-add");
        await chat.FillAsync(("list", "new"));
        await chat.FillAsync(("title", Words[language].List));
        await chat.SaysAsync("/saved");
        await chat.SaysAsync("/lists");
        await chat.PressesAsync("list");
        await chat.SaysAsync($"/find {Words[language].Typed}");
        await chat.PressesAsync("find-narrow");
        await chat.SaysAsync("/cancel");
        await chat.SaysAsync("/find ;;;\"");
        await chat.SaysAsync("/find quokka");
        await chat.SaysAsync(Words[language].Term);
        chat.Matches("document-find", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Member_Gives_IsAsked_AndIsCredited(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        await chat.SaysAsync("/share ftp://example.org/survey.pdf");
        await chat.SaysAsync("/cancel");
        await chat.SaysAsync("/share https://example.org/survey.pdf");
        await (channel == ChannelNames.Telegram
            ? chat.FillAsync(("title", Words[language].Title), ("kind", "Strategy"), ("year", "2025"), ("language", "="), ("themes", "+policy"), ("text", null), ("more", null))
            : chat.FillAsync(("what", "="), ("title", Words[language].Title), ("kind", "Strategy"), ("year", "2025"), ("language", "="), ("themes", "+policy")));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : chat.FillAsync(("link", "=")));
        var id = await harness.Community.ReadAsync(static db => db.Documents.MaxAsync(static document => document.Id));
        await harness.AsAsync(Coordinator, (DecideDocument decide, Member me) => decide.AskAsync(me, id, Words[language].Question, default));
        await chat.HearsAsync();
        await chat.PressesAsync("doc-explain");
        await chat.FillAsync(("text", Words[language].Answer));
        await harness.AsAsync(Coordinator, (PublishDocument publish, Member me) => publish.HandleAsync(me, id, default));
        await chat.HearsAsync();
        chat.Matches("document-give", language);
    }

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Coordinator_Asks_SaysWhatItComesTo_AndPublishes(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        var draft = new DocumentDraft { Title = Words[language].Title, Kind = DocumentKind.Survey, Year = 2025, Language = language, Link = "https://example.org/survey.pdf" };
        var id = (await harness.AsAsync(Reader, (GiveDocument give, Member me) => give.HandleAsync(me, draft, fileId: null, default))).Value.Id;
        await chat.HearsAsync();
        await chat.PressesAsync("doc-ask");
        await chat.FillAsync(("text", Words[language].Question));
        await harness.AsAsync(Reader, (DecideDocument decide, Member me) => decide.ExplainAsync(me, id, Words[language].Answer, default));
        await chat.HearsAsync();
        await chat.PressesAsync("doc-sum");
        await chat.FillAsync(("text", Words[language].Core));
        await chat.PressesAsync("doc-publish");
        chat.Matches("document-decide", language);
    }
}
