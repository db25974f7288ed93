namespace App.Grounding;

/// <summary>The answer to a question without relevant sources.</summary>
internal static class Refusal
{
    public static string Text(IReadOnlyList<string> titles) =>
        "I found nothing about this in my documents, so I will not guess. They cover:\n\n"
        + string.Concat(titles.Select(title => $"- {title}\n"))
        + "\nTry naming the thing you want to know about, in the words a document would use.";
}
