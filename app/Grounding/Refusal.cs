namespace App.Grounding;

/// <summary>What is said when the sources hold nothing about a question.</summary>
internal static class Refusal
{
    public static string Text(IReadOnlyList<string> titles) =>
        "I found nothing about this in my documents, so I will not guess. They cover:\n\n"
        + string.Concat(titles.Select(title => $"- {title}\n"))
        + "\nTry naming the thing you want to know about, in the words a document would use.";
}
