using App.Messages;
using Microsoft.Extensions.AI;

namespace App.Grounding;

/// <summary>What a chat client is told besides the messages: which answer this is, and what it is made with.</summary>
internal sealed class GroundedOptions : ChatOptions
{
    public required string AnswerId { get; init; }

    public required AnswerTuple Made { get; init; }
}
