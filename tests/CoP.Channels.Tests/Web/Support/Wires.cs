namespace CoP.Channels.Tests.Web.Support;

/// <summary>Wires written by hand, in the shapes the two channels' renderers make.</summary>
public static class Wires
{
    public const string Form = """
        {"type":"message","summary":"Ask","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{
          "type":"AdaptiveCard","version":"1.5","body":[
            {"type":"TextBlock","style":"heading","text":"Ask the community","wrap":true},
            {"type":"TextBlock","text":"It goes to **up to five** colleagues who know the field \\*first\\*.","isSubtle":true,"wrap":true},
            {"type":"Input.Text","id":"title","label":"Your question","isRequired":true,"maxLength":120,"errorMessage":"Please write your question."},
            {"type":"Input.Text","id":"details","label":"Details","isMultiline":true},
            {"type":"Input.ChoiceSet","id":"county","label":"County","style":"filtered","choices":[
              {"title":"Marsabit","value":"010"},{"title":"Murang'a","value":"021"},{"title":"Turkana","value":"023"}]},
            {"type":"Input.ChoiceSet","id":"named","label":"Show my name","style":"expanded","value":"yes","choices":[
              {"title":"Yes","value":"yes"},{"title":"No","value":"no"}]},
            {"type":"ActionSet","actions":[
              {"type":"Action.Execute","verb":"submit","title":"Continue","style":"positive","data":{"press":"form.submit~1"}},
              {"type":"Action.Execute","verb":"cancel","title":"Cancel","associatedInputs":"none","data":{"press":"form.cancel~1"}}]}]}}]}
        """;

    public const string Thanks = """
        {"type":"message","summary":"Sent","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{
          "type":"AdaptiveCard","version":"1.5","body":[
            {"type":"TextBlock","style":"heading","text":"Your question is on its way","wrap":true},
            {"type":"Container","style":"good","items":[{"type":"TextBlock","text":"Four colleagues were asked.","wrap":true}]},
            {"type":"FactSet","facts":[{"title":"Group","value":"Shock response"},{"title":"County","value":"Marsabit"}]},
            {"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"edit","title":"Edit","data":{"press":"question.edit~42"}}]}]}}]}
        """;

    public const string Request = """
        {"parse_mode":"HTML","text":"<b>A colleague asks you</b>\n\nHow do you register households that moved because of the drought?\n<blockquote>We work in Marsabit, and the lists are from 2023.</blockquote><script>window.hurt=true</script><img src=x onerror=\"window.hurt=true\"><a href=\"javascript:alert(1)\">bad</a> <a href=\"https://example.org/\">good</a>",
         "reply_markup":{"inline_keyboard":[[{"text":"Answer","callback_data":"question.answer~42"},{"text":"I’ll answer","callback_data":"question.claim~42"}],[{"text":"Not for me","callback_data":"question.decline~42"}]]}}
        """;
}
