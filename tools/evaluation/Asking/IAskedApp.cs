using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Asking;

/// <summary>An app that answers the questions.</summary>
internal interface IAskedApp
{
    /// <exception cref="Failure">No answer could be had.</exception>
    Task<Answer> AskAsync(GoldenCase asked, CancellationToken cancellationToken);
}
