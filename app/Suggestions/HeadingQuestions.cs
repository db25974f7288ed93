using App.Retrieval;

namespace App.Suggestions;

/// <summary>Makes a question from the heading of a section, so that it works for all documents.</summary>
internal sealed class HeadingQuestions : ISectionQuestions
{
    public IEnumerable<string> Of(Section section, string language)
    {
        var heading = section.Heading.Split('›')[^1].Trim();
        if (heading.Length > 0)
            yield return language == Language.Korean
                ? $"“{section.Title}” 문서는 “{heading}”에 대해 무엇을 설명하나요?"
                : $"What does “{section.Title}” say about “{heading}”?";
    }
}
