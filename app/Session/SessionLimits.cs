namespace App.Session;

/// <param name="QuestionLength">In characters.</param>
/// <param name="Turns">Messages of a conversation.</param>
internal sealed record SessionLimits(int QuestionLength, int Turns);
