using App.Retrieval;

namespace App.Grounding;

/// <summary>The answer to a question without relevant sources, in the language of the question.</summary>
internal static class Refusal
{
    /// <param name="titles">Documents in the language of the question are named; all of them if none is in it.</param>
    public static string Text(string question, IReadOnlyList<string> titles)
    {
        var language = Language.OfQuestion(question);
        var same = titles.Where(title => Language.Of(title) == language).ToArray();
        var list = string.Concat((same.Length > 0 ? same : titles).Select(title => $"- {title}\n"));
        return language == Language.Korean
            ? $"제 문서에서 이에 관한 내용을 찾지 못했으므로 추측하지 않겠습니다. 문서는 다음을 다룹니다:\n\n{list}\n알고 싶은 것의 이름을 문서에 나올 만한 말로 적어 보세요."
            : $"I found nothing about this in my documents, so I will not guess. They cover:\n\n{list}\n"
                + "Try naming the thing you want to know about, in the words a document would use.";
    }
}
