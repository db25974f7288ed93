using App.Messages;
using Microsoft.Extensions.AI;

namespace App.Grounding;

/// <summary>Chat options with the id of the answer and the versions behind it.</summary>
internal sealed class GroundedOptions : ChatOptions
{
    public required string AnswerId { get; init; }

    public required AnswerTuple Made { get; init; }
}
