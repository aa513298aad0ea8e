using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SkiaSharp;
using Svg.Skia.TypefaceProviders;

namespace Benchmark.Api.Formats;

/// <summary>
/// The font that pictures are painted in, which comes with the program: what a picture says must not depend on the fonts of a server. It is Inter, which has
/// every letter of Vietnamese. It stands in the assembly of a package, which is read as a file and never loaded.
/// </summary>
internal sealed class PictureFont : ITypefaceProvider
{
    private const int SemiBold = 600;
    private const string Resource = "!AvaloniaResources";

    private static readonly Lazy<(SKTypeface Regular, SKTypeface SemiBold)> Faces = new(Read);

    public SKTypeface FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle) =>
        (int)fontWeight >= SemiBold ? Faces.Value.SemiBold : Faces.Value.Regular;

    private static (SKTypeface Regular, SKTypeface SemiBold) Read()
    {
        using var package = typeof(PictureFont).Assembly.GetManifestResourceStream("inter.dll")!;
        using var assembly = new PEReader(package);
        var metadata = assembly.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).First(each => metadata.GetString(each.Name) == Resource);
        var all = assembly.GetSectionData(assembly.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        all.Offset = (int)resource.Offset;
        var size = all.ReadInt32();
        using var files = new BinaryReader(new MemoryStream(all.ReadBytes(size)));
        return (Face(files, "Inter-Regular.ttf"), Face(files, "Inter-SemiBold.ttf"));
    }

    /// <summary>A file of the resource: its length, then the path, place and size of each file, then the files.</summary>
    private static SKTypeface Face(BinaryReader files, string name)
    {
        files.BaseStream.Position = 0;
        var start = files.ReadInt32() + sizeof(int);
        _ = files.ReadInt32();
        for (var left = files.ReadInt32(); left > 0; left--)
        {
            var (path, place, size) = (files.ReadString(), files.ReadInt32(), files.ReadInt32());
            if (!path.EndsWith(name, StringComparison.Ordinal))
                continue;
            files.BaseStream.Position = start + place;
            using var data = SKData.CreateCopy(files.ReadBytes(size));
            return SKTypeface.FromData(data);
        }

        throw new InvalidOperationException($"The font {name} does not come with the program.");
    }
}
