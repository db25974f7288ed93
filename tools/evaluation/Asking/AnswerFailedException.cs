namespace Evaluation.Asking;

/// <summary>The app did not give a whole answer.</summary>
internal sealed class AnswerFailedException(string message, bool retryable, TimeSpan? wait) : Exception(message)
{
    public bool Retryable => retryable;

    /// <summary>The retry delay, if the app sends one.</summary>
    public TimeSpan? Wait => wait;
}
