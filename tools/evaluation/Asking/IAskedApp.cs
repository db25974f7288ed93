using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>Whoever answers the questions.</summary>
internal interface IAskedApp
{
    /// <exception cref="Failure">No answer could be had.</exception>
    Task<Answer> AskAsync(GoldenCase asked, CancellationToken cancellationToken);
}
