namespace Evaluation.Asking;

/// <summary>The app did not give a whole answer.</summary>
internal sealed class AnswerFailedException(string message, bool retryable, TimeSpan? wait) : Exception(message)
{
    public bool Retryable => retryable;

    /// <summary>When to ask again, where the app says so.</summary>
    public TimeSpan? Wait => wait;
}
