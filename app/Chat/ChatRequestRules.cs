using App.Messages;

namespace App.Chat;

/// <summary>Validates a request and returns all problems by field.</summary>
internal static class ChatRequestRules
{
    public const int MaximumBodyBytes = 256 * 1024;
    public const int MaximumTurns = 50;
    public const int MaximumQuestionLength = 4_000;
    public const int MaximumAnswerLength = 16_000;

    public static Dictionary<string, string[]> Problems(ChatRequest request) =>
        Check(request)
            .GroupBy(problem => problem.Field)
            .ToDictionary(field => field.Key, field => field.Select(problem => problem.Text).ToArray());

    private static IEnumerable<(string Field, string Text)> Check(ChatRequest request)
    {
        if (request.ConversationId is { } id && !Guid.TryParseExact(id, "D", out _))
            yield return ("conversationId", "must be a UUID such as 0197a3c2-5a7e-7c11-9d52-1b2f6f3f9a10, or omitted");

        if (request.Messages is not { Count: > 0 } turns)
        {
            yield return ("messages", "must have at least one message, the question");
            yield break;
        }

        if (turns.Count > MaximumTurns)
            yield return ("messages", $"must have at most {MaximumTurns} messages, got {turns.Count}; start a new chat");
        if (turns[^1]?.Role is ChatTurn.Assistant)
            yield return ("messages", $"must end with a message of role '{ChatTurn.User}', the question");

        for (var i = 0; i < turns.Count; i++)
        {
            var field = $"messages[{i}]";
            if (turns[i] is not { } turn)
            {
                yield return (field, "must be an object with role and content");
                continue;
            }

            if (turn.Role is not (ChatTurn.User or ChatTurn.Assistant))
                yield return ($"{field}.role", $"must be '{ChatTurn.User}' or '{ChatTurn.Assistant}'");

            var limit = turn.Role is ChatTurn.Assistant ? MaximumAnswerLength : MaximumQuestionLength;
            if (string.IsNullOrWhiteSpace(turn.Content))
                yield return ($"{field}.content", "must not be empty");
            else if (turn.Content.Length > limit)
                yield return ($"{field}.content", $"must have at most {limit} characters, got {turn.Content.Length}");
        }
    }
}
