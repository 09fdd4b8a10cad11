using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CoP.Extraction.Formats;

/// <summary>Pages of the web, tag by tag and without a tree: how deep elements lie in one another does not matter. Scripts and styles are passed over.</summary>
internal static partial class HtmlFileReading
{
    private const int MaxBytes = 8_000_000;
    private const int CharsetWithin = 2048;

    public static ExtractedText Read(Stream file, CollectedText into)
    {
        if (Decode(TextReading.Beginning(file, MaxBytes), file.Position == file.Length) is not { } text)
        {
            return new(ExtractionOutcome.NotReadable, FileFormat.Html);
        }

        using var source = new TextSource(text);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        return new Page(tokens, into).Read();
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, bool isAll)
    {
        var declared = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(CharsetWithin, bytes.Length)])).Groups[1].Value;
        return declared.Length == 0 || declared.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || Named(declared) is not { } encoding
            ? TextDecoder.Decode(bytes, isAll)
            : encoding.GetString(bytes);
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    private sealed class Page(HtmlTokenizer tokens, CollectedText into)
    {
        private readonly CollectedText _title = new(TimeProvider.System, TimeSpan.MaxValue);
        private string? _author;
        private bool _inTitle;

        public ExtractedText Read()
        {
            while (!into.IsFull && tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
            {
                Take(token);
            }

            return new(ExtractionOutcome.Read, FileFormat.Html) { Title = _title.ToString(), Author = _author };
        }

        private void Take(HtmlToken token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when _inTitle:
                    _title.Add(token.Data);
                    break;
                case HtmlTokenType.Character:
                    into.Add(token.Data);
                    break;
                case HtmlTokenType.StartTag:
                    Begin(token.AsTag());
                    break;
                case HtmlTokenType.EndTag:
                    End(token.Name);
                    break;
            }
        }

        private void Begin(HtmlTagToken tag)
        {
            Separate(tag.Name);
            switch (tag.Name)
            {
                case "script" or "style" or "xmp" or "iframe" or "noembed" or "noframes" or "template":
                    Skip(tag.Name);
                    break;
                case "title":
                    (_inTitle, tokens.State) = (!tag.IsSelfClosing, HtmlParseMode.RCData);
                    break;
                case "textarea":
                    tokens.State = HtmlParseMode.RCData;
                    break;
                case "meta" when string.Equals(tag.GetAttribute("name"), "author", StringComparison.OrdinalIgnoreCase):
                    _author ??= tag.GetAttribute("content");
                    break;
            }
        }

        private void End(string name)
        {
            _inTitle &= name != "title";
            Separate(name);
        }

        private void Separate(string name)
        {
            if (Markup.IsBlock(name))
            {
                into.EndLine();
            }
            else if (name is "td" or "th")
            {
                into.Add(" ");
            }
        }

        /// <summary>What stands in a script is no text of the page, and its signs are no tags.</summary>
        private void Skip(string name)
        {
            tokens.State = name == "template" ? HtmlParseMode.PCData : name == "script" ? HtmlParseMode.Script : HtmlParseMode.Rawtext;
            while (!into.IsFull && tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
            {
                if (token.Type == HtmlTokenType.EndTag && token.Name == name)
                {
                    break;
                }
            }
        }
    }
}
