/**
 * A thousand short, friendly words, sorted; each stands for its place in the list, from 000 to 999. No two differ by one letter alone, so that a
 * slip of the finger gives no other word. The list is part of every code in somebody's hand: it never changes.
 */
export const words: readonly string[] = `
acorn actor adapt admire adult advice agree airport album alder alert algebra allow almanac almond alpine amber amble anchor
ankle answer antique antler apple apricot april apron arcade arch archway area argue arrive art artisan artist aspen athlete
atlas atom atrium august aunt autumn avenue avocado award awning badge bagel bagpipe bake balance balcony ball ballet bamboo
banana bandage banjo bank banner barley barn barrel basil basket bassoon bath bay beacon beaker beam beanbag beard bedroom bee
beech beetle begin belfry belt berry bicycle binder birch bird biscuit blanket blend blossom blue boat bobbin bold bonfire
bonnet borrow bottle boulder bounce bouquet bowl box bracket bramble branch brass brave bread breeze brick bridge bright bring
bronze brook brother brown brush bubble bucket buckle buffet bugle build bulb bumper bundle bus butter button cabin cable cactus
calm camel camera camp canal candle canoe canvas canyon cape captain caramel caravan cargo carol carpet carrot carve cascade
cashew castle catch cavern cedar celery cello cement centre cereal chair chalk chance chapter charm cheese cherry chess chicken
chime chimney choice choose chutney cinema circle citrus city clap clarity clean clever cliff climb clock cloth cloud coach
coast coaster cobbler cocoa coconut coffee coin collect colour comb comfort comic common compass compost concert cook copper
copy coral cord corner cottage cotton count country cousin cover cow cradle craft crane crayon cream create cricket crisp
crochet crocus crop crumb crystal cube culture cup curl curry curtain cushion custard cycle cymbal cypress dairy damson dance
date dawn decide deer delight denim depth desk dessert diagram dial diamond diary dice dinghy dinner dish dolphin domino donkey
door dough dove dragon draw drawer dress drift drink drive drizzle drum duck dune eager eagle early earth easy echo eclipse egg
elastic elbow elegant elm emerald empty engine enjoy enough enter equator errand evening event example explore express eye
fabric face fair falcon family farm farmer fashion father feast fence fennel fern festive fiddle field fig figure film finch
find finger finish firefly flame flannel flask flat flavour fleece floor flower flute fly foal follow foot forest fork freckle
free fresh friend frog frost fruit full furrow future galaxy galleon gallery game garden garlic garnet gazebo gazelle gentle
gherkin gift giraffe give glacier glad glass glide globe glow goblet golden gondola goose gosling grammar granary grand granite
grape gravel great green grey grin grocer group grove guava guess guitar habit hallway hamlet hammer hammock hand happy harbour
hare harmony harvest hat hayloft hazel healthy heap heart heather hedge height helmet hen herb herbal heron hill hinge history
hobby holiday holly home honest honey hood horizon horn horse hotel hour huddle iceberg icicle idea igloo imagine index indigo
inlet insect inside invent invite iris iron island ivory ivy jackdaw jacket jade jam jasmine jersey jetty jewel jigsaw joiner
joke journal journey joy jubilee jug juice july jungle juniper just kayak keep kettle key king kitchen kite kitten kiwi knee
knit knock label ladder lagoon lamb lane lantern large lark lattice laugh laurel leaf learn leek lemon lentil lesson letter
lettuce level library lid light lilac lily lime linen lion listen little lizard llama local locket loft log loom lotus lovely
lullaby lunch lupin lyric magnet magpie mango mantel map maple marble margin market maroon marsh mask meadow meander measure
medley meet mellow melody melon member memory message metal method midday mild mimosa mint minute mirror mix model modest moment
monday month moon morning mosaic moss mother motor mouse much mud muffin muscle museum music myrtle napkin narrow nature neat
nectar needle nephew new nickel niece noble note notice novel nurse nut nutmeg nylon oak oasis oatmeal obelisk ocean octave
october offer office often okra olive onion onward opal open opera orange orbit orchard orchid oregano organ origin osprey
outdoor pack paddle page paint paisley palace pan pancake panda panel pansy papaya paper paprika parade parasol parcel parent
parsnip partner party pass pasta pastel pasture patio pattern pause pea peacock peanut pearl pebble pedal pelican pencil penguin
people pepper perch piano picnic picture pie pillow pilot pink pitcher plaid planet plate platter play please pleat plenty
plough plumage plump poem polite polka pond pool poplar poppy post potato potter powder prairie prize promise proud prune
pudding pumpkin pupil puppet purple puzzle pyramid quail quaint quarry quartz queen quill quince quiver quiz rabbit radio radish
rain rainbow raisin rapid raven reach ready recipe recital record red reef relax rest return reward rhubarb rhythm ribbon rich
ripe ripple river road robin roof rooftop rose round route rowan royal ruby rugged ruler rustic saffron sailor salad salmon salt
sample sandal sapling satchel satin saucer savour scale scallop scarf scene school science scoop scout seagull seal seaside
season seed sesame shade shallow shampoo shawl sheep shelf shelter sherbet shine ship shirt shore shovel show shrub shutter silk
silver sincere sister sketch skill sky sledge sleeve slice slope small smile smooth snail soap sofa soil solar solid sonata song
soprano sorrel space spanner spark sparrow speak spinach spiral sponge spoon spring sprout spruce square squash stable stage
stair stamp stapler station statue steady steel steeple step stitch stool stork stove straw stream street stripe strong studio
study suede sugar suit summer sun sunbeam sunday sunny sunrise supper sure swan sweet swift swim swing symbol syrup tadpole
talent talk tartan taste teacher teapot tender tennis tent textile thank theatre thicket thimble thistle thread thrush thumb
thyme tickle tidy tile timber tin today tomato tone top topaz touch tower town track tractor trade trail tray trellis trolley
trout trowel true truffle trumpet trunk trust tuba tuesday tulip tunnel turnip turtle tutor tweed twig twine typist ukulele
uncle unicorn unity upland useful usual utensil valley value vanilla vase velvet verse vessel view village vine violet violin
visit vitamin vivid voice volcano voyage waffle wagon walnut walrus waltz wash water wax wayside weave weekend welcome well
wetland whale wharf wheat wheel whirl whisper white wicker wide window winter wonder world worth wreath wren yard year yes young
yummy zebra zigzag zinc zinnia
`
  .trim()
  .split(/\s+/);
